import { expect, test } from 'vitest';
import { storyTitles } from '../../storyTitles.ts';

const TEXT = '消息人士在周三上午证实了这一点，公司随后发布公告，说明了时间表与价格，后续的细节会在下月公布。';

function titlesIn(blocks: readonly string[]): string[] {
  return storyTitles(`# 每周要闻 2025-06-05\n\n${blocks.join('\n\n')}\n`, 'post.md', '2025-06-05');
}

test('below titles with a text of their own, lines that are counted from one each time are parts of these stories', () => {
  expect(
    titlesIn([
      '**辟谣：蓝湾手机停产的消息不实**',
      '网上有消息说蓝湾手机将停产，公司回应称并无此事，生产线照常运转。',
      '**1.停产的说法从哪来？**',
      '消息最早出自一个论坛，发帖人承认是猜测。',
      '**2.生产线为何搬迁？**',
      '公司称搬迁是为了扩大产能。',
      '**提示：暑期出行这几点要注意**',
      '交通部门提醒，暑期客流大，出行请提前安排，不要临时改签。',
      '**1.提前购票**',
      '热门线路的车票提前十五天开售。',
      '**2.错峰出行**',
      '早上十点以前的班次客流较小。',
    ]),
  ).toEqual(['辟谣：蓝湾手机停产的消息不实', '提示：暑期出行这几点要注意']);
});

test('below names of sections counted lines are the stories', () => {
  expect(
    titlesIn([
      '**国内要闻**',
      '本周国内的消息不多，最受关注的是两家车企的调价，其余多是例行公告。',
      '**1.青云汽车召回两万辆轿车**',
      TEXT,
      '**2.星图电动车下调售价**',
      TEXT,
      '**国际要闻**',
      '本周国际上的消息以银行和法院为主，科技公司大多在等待财报季开始。',
      '**1.海湾银行恢复手机服务**',
      TEXT,
      '**2.极光公司起诉前高管**',
      TEXT,
    ]),
  ).toEqual(['青云汽车召回两万辆轿车', '星图电动车下调售价', '海湾银行恢复手机服务', '极光公司起诉前高管']);
});
