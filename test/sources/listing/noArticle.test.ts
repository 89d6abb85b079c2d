import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../../src/sources/feed.ts';
import { findNoArticle } from '../../../src/sources/listing/noArticle.ts';
import { decodeText } from '../../../src/text/charset.ts';

const page = (body: string, title = '', head = '') =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;
const SCRIPT = '<script src="/static/app.js"></script>';

describe('what stands where an article should is told', () => {
  test.each([
    [
      'an environment check',
      'robots',
      page('<div class="msg"><h2>环境异常</h2><p>请在完成验证之后再访问本页。</p><a>去验证</a></div>'),
    ],
    [
      'a slider',
      'robots',
      page('<p>为了保障访问安全，请向右拖动滑块</p><div id="nc_wrapper"></div>', '滑块'),
    ],
    [
      'a written code',
      'robots',
      page(
        '<form><p>系统检测到异常访问，请输入验证码后继续</p><img src="/code.png"><input name="code"><button>提交</button></form>',
        '提示',
      ),
    ],
    [
      'a picture puzzle by script',
      'robots',
      page(`<div id="tcaptcha_iframe"></div><p>安全检查</p>${SCRIPT}`, ''),
    ],
    [
      'Cloudflare’s wait',
      'robots',
      page(
        '<div class="main"><h1>news.example</h1><p>Verifying you are human. This may take a few seconds.</p><p>news.example needs to review the security of your connection before proceeding.</p></div><script src="/cdn-cgi/challenge-platform/h/b/x.js"></script>',
        'Just a moment...',
      ),
    ],
    [
      'Cloudflare’s without a script',
      'robots',
      page(
        '<noscript><p>Enable JavaScript and cookies to continue</p></noscript><script>window._cf_chl_opt={}</script>',
        'Just a moment...',
      ),
    ],
    ['a traditional one', 'robots', page('<h1>訪問驗證</h1><p>請拖動滑塊完成拼圖</p>')],
    [
      'a login form',
      'login',
      page(
        '<h1>账号登录</h1><form><input name="user"><input type="password" name="p"><a>忘记密码</a><a>立即注册</a></form>',
        '登录 - 某社区',
      ),
    ],
    [
      'a login wall',
      'login',
      page('<p>登录后查看全文</p><button>立即登录</button><p>还没有账号？去注册</p>', '某平台'),
    ],
    [
      'an English login',
      'login',
      page(
        '<h1>Welcome back</h1><p>Sign in to continue to Example</p><form><input type="password"></form>',
        'Sign in',
      ),
    ],
    ['a page that a script fills', 'script', page(`<div id="app"></div>${SCRIPT}`, '')],
    [
      'one that asks for scripts',
      'script',
      page(
        `<noscript>We're sorry, but it doesn't work properly without it: please enable JavaScript to go on.</noscript><div id="root"></div>${SCRIPT}`,
        '新闻',
      ),
    ],
    ['a redirect by script', 'script', page(`<p>页面跳转中，请稍候……</p>${SCRIPT}`)],
    ['a limit', 'refusal', page('<p>您的请求过于频繁，请稍后再试。</p>', '提示')],
    [
      'a firewall',
      'refusal',
      page('<h1>您的访问已被拦截</h1><p>您提交的内容可能对网站造成安全威胁，事件编号 20241227</p>'),
    ],
    [
      'a refusal in English',
      'refusal',
      page(
        '<h1>Access Denied</h1><p>You don’t have permission, your request was logged: access denied.</p>',
        'Access Denied',
      ),
    ],
    ['an upkeep', 'refusal', page('<h2>系统维护中</h2><p>服务暂时不可用，给您带来不便敬请谅解</p>')],
    ['an upgrade', 'refusal', page('<p>网站升级维护中，预计 12:00 恢复，敬请谅解。</p>')],
    [
      'an upkeep in English',
      'refusal',
      page('<h1>We’re down for maintenance</h1><p>We will be back shortly.</p>'),
    ],
    [
      'what was taken down after complaints',
      'gone',
      page('<p>此内容因违规无法查看</p><p>由用户投诉并经平台审核，涉嫌违反相关法律法规和政策</p>'),
    ],
    ['a deleted post', 'gone', page('<p>该内容已被发布者删除</p>', '')],
    [
      'a page that is gone',
      'gone',
      page('<h1>404</h1><p>您访问的页面走丢了</p><a href="/">返回首页</a>', '页面不存在'),
    ],
    ['an empty page', 'empty', '<html><head></head><body></body></html>'],
    [
      'what an app alone shows',
      'script',
      page('<p>当前内容仅支持在 APP 内查看</p><button>打开 APP</button>'),
    ],
    [
      'a wait for scripts',
      'script',
      page(`<p>Please enable JS and disable any ad blocker</p>${SCRIPT}`, 'news.example'),
    ],
    ['a wall of cookies', 'script', page('<p>我们使用 Cookie。请先同意后继续访问。</p>', '同意 Cookie')],
    ['a picture to turn', 'robots', page('<p>请旋转图片至正确角度</p><img src="/r.png">')],
    ['a question of parameters', 'refusal', page('<p>参数错误</p>')],
    ['a server that fails', 'refusal', page('<h1>服务器开小差了</h1><p>请刷新重试</p>', '出错了')],
    ['a site that closed', 'gone', page('<p>站点已关闭，感谢您的陪伴</p>', '站点关闭')],
    [
      'a name without a permit',
      'notice',
      page('<p>该网站暂时无法进行访问</p><p>该网站未根据工信部相关法律规定进行备案</p>'),
    ],
    ['a domain that ran out', 'gone', page('<p>域名已过期，请联系注册商续费</p>', '域名过期')],
    ['a code for followers', 'login', page('<p>关注公众号后输入验证码查看全文</p>')],
    [
      'a crowd, in Japanese',
      'refusal',
      page('<p>アクセスが集中しています。しばらくしてからもう一度お試しください。</p>'),
    ],
    [
      'a check, in Korean',
      'robots',
      page('<p>비정상적인 접근이 감지되었습니다. 보안문자를 입력해 주세요.</p>'),
    ],
    ['a list of files', 'gone', page('<h1>Index of /</h1><pre><a href="../">../</a></pre>', 'Index of /')],
    ['data', 'data', '{"code":-352,"message":"风控校验失败","ttl":1}'],
  ])('%s', (_name, kind, html) => {
    expect(findNoArticle(html)?.kind).toContain(kind);
  });
});

describe('an article is one, however short', () => {
  test.each([
    [
      'in a shadow root',
      page(
        `<x-post><template shadowrootmode="open"><h1>某公司降价</h1><p>某公司今天宣布全线产品降价两成。</p></template></x-post>${SCRIPT}`,
      ),
    ],
    ['of pictures alone', '<html><body><img src="https://a.example/1.png"></body></html>'],
    [
      'about a site that closed',
      page('<h1>某社区宣布关闭</h1><p>某社区今天宣布站点将于月底关闭，用户可以在此之前导出全部帖子。</p>'),
    ],
    [
      'about a domain that ran out',
      page('<h1>域名过期引发故障</h1><p>某厂商因域名过期未续费，导致其全部设备离线，官方称已经恢复。</p>'),
    ],
    ['of one sentence', page('<h1>某公司降价</h1><p>某公司今天宣布全线产品降价两成。</p>', '某公司降价')],
    [
      'with a login beside it',
      page(
        '<nav><a>登录</a><a>注册</a></nav><h1>某公司降价</h1><p>某公司今天宣布全线产品降价两成，即日起执行，老用户可补差价。</p><div>登录后可评论</div>',
        '某公司降价',
      ),
    ],
    [
      'about captchas',
      page(
        '<h1>研究者破解滑动验证码</h1><p>研究者称新模型可以通过九成的滑动验证码，多家网站的人机验证因此形同虚设。相关论文已经公开，厂商表示将改用行为分析。</p>',
        '研究者破解滑动验证码',
      ),
    ],
    [
      'about a fault',
      page(
        '<h1>云服务昨夜中断</h1><p>不少用户看到“系统繁忙，请稍后再试”。服务商说原因是配置有误，凌晨两点已经恢复，受影响的客户将得到赔偿。</p>',
      ),
    ],
    [
      'on a page with a password field',
      page(
        `<form><input type="password"></form><h1>开源项目发布新版</h1><p>新版支持三种数据库，启动快了一倍，旧插件无需改动即可使用，维护者建议尽快升级。</p>${SCRIPT}`,
      ),
    ],
    ['in a fragment', '<p>某公司今天宣布全线产品降价两成。</p>'],
    ['in Markdown', '# 某公司降价\n\n某公司今天宣布全线产品降价两成。'],
    [
      'in English',
      page(
        '<h1>Example ships version 2</h1><p>Version 2 starts twice as fast and drops support for old plugins, its maintainers said.</p>',
      ),
    ],
  ])('%s', (_name, html) => {
    expect(findNoArticle(html)).toBeUndefined();
  });

  const FEEDS = '../shared/feeds';
  test.skipIf(!existsSync(FEEDS))(
    'every item of the real feeds, on a page with a menu and a login (../shared/feeds)',
    () => {
      const refused: string[] = [];
      for (const file of readdirSync(FEEDS)) {
        const decoded = decodeText(readFileSync(`${FEEDS}/${file}`));
        const feed = decoded.kind === 'text' ? parseFeed(decoded.text, 'https://e.example/') : undefined;
        for (const { title, content } of feed?.items ?? []) {
          if (content.length < 30) continue;
          const html = page(
            `<nav><a>首页</a><a>登录</a></nav><h1>${title}</h1>${content}<p>请先登录后评论</p>${SCRIPT}`,
            title,
          );
          if (findNoArticle(html)) refused.push(title);
        }
      }
      expect(refused).toEqual([]);
    },
  );
});

describe('sentences that speak to the visitor of what stands before the page', () => {
  test.each([
    ['a firewall', page('<p>抱歉，您刚才的请求疑似攻击，已被云防护拦截</p><p>编号：7f20</p>', '网站防护')],
    ['a moved account', page('<h2>该公众号已迁移</h2><p>请点击下方按钮访问新的账号。</p>')],
    [
      'for members',
      page('<p>本文为会员专享，开通会员后阅读全文</p><button>立即开通</button>', '某篇文章的题目'),
    ],
    ['for followers', page('<p>作者设置了仅粉丝可见</p><p>关注作者后可阅读全文</p>')],
    ['another application', page('<p>请在手机客户端打开此链接查看完整内容</p><a>打开APP</a>')],
    ['another region', page('<p>很抱歉，根据您所在地区的法律法规，无法提供该内容</p>')],
    ['a domain for sale', page('<p>This domain is for sale. You can buy it here.</p>', 'news.example')],
    ['a proxy’s error', page('<center><h1>504 Gateway Time-out</h1></center><hr><center>nginx</center>')],
    ['a title and a script', page(`<div id="app"></div>${SCRIPT}`, '某网_让人看到未来的科技媒体')],
    ['frames', '<html><head></head><frameset><frame src="/x"></frameset></html>'],
    ['a hotspot’s login', page('<p>欢迎使用无线网络，请输入账号密码认证后上网</p><input type="password">')],
    ['a Traditional one', page('<h1>抱歉，您要找的頁面不存在</h1><p>請確認網址是否正確</p>')],
  ])('%s', (_name, text) => {
    expect(findNoArticle(text)).toBeDefined();
  });

  test.each([
    [
      'news of a fault',
      page('<h1>某应用修复登录故障</h1><p>部分用户今早反映登录后提示访问过于频繁，官方称已修复。</p>'),
    ],
    [
      'news of browsers',
      page('<h1>你的浏览器正在被追踪</h1><p>研究人员发现多款插件收集用户的访问记录，涉及数百万人。</p>'),
    ],
    [
      'news of bots',
      page('<p>The company said its browser will block bots by default from next year on.</p>'),
    ],
    ['a friendly flash', page('<p>请稍等，好消息来了：某厂新车今晚发布！售价 20 万元起。</p>')],
  ])('but not %s', (_name, text) => {
    expect(findNoArticle(text)).toBeUndefined();
  });
});
