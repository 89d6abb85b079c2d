import { createServer } from 'node:http';

/** Serves any number of feeds of new full articles: `/N/PAGE`; run as a process of its own, so that its cost is nobody's. */
const [items = '50'] = process.argv.slice(2);
const WORDS = [
  '芯片',
  '模型',
  '开源',
  '手机',
  '汽车',
  '机器人',
  '浏览器',
  '数据库',
  '电池',
  '卫星',
  '编译器',
  '搜索',
];
const FIRMS = ['甲科技', '乙集团', '丙实验室', '丁公司', '戊网络', '己汽车', '庚半导体', '辛软件'];

const server = createServer((request, response) => {
  const [, source = '0'] = (request.url ?? '').split('/');
  const articles = Array.from({ length: Number(items) }, (_, n) => articleOf(Number(source), n));
  response.writeHead(200, { 'content-type': 'application/rss+xml' });
  response.end(
    `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>源 ${source}</title>${articles.join('')}</channel></rss>`,
  );
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address !== 'string') process.stdout.write(`${address.port}\n`);
});

function articleOf(source: number, n: number): string {
  const seed = source * 7919 + n * 104_729;
  const pick = (list: readonly string[], step: number) => list[(seed >> step) % list.length] ?? '';
  const title = `${pick(FIRMS, 0)}发布第 ${seed % 997} 代${pick(WORDS, 2)}，${pick(WORDS, 4)}提速 ${seed % 83}%`;
  const paragraph = `<p>${pick(FIRMS, 0)}今天发布了新的${pick(WORDS, 2)}，比上一代快 ${seed % 83}%，${pick(FIRMS, 3)}将首先采用，价格在 ${seed % 9973} 元起。</p>`;
  return `<item><title>${title}</title><link>https://example.org/${source}/${n}</link><guid>${source}-${n}</guid><pubDate>Fri, 27 Dec 2024 09:30:00 +0800</pubDate><content:encoded><![CDATA[${paragraph.repeat(12)}]]></content:encoded></item>`;
}
