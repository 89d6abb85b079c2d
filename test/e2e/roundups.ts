/** Returns an edition of two stories as Markdown; each title begins with its day (`2024-12-27`). */
export function shortRoundup(day: string): string {
  return [
    `---\ntitle: 两家公司在 ${day} 公布计划 | 极客头条\ndate: ${day}\nurl: https://news.example.org/posts/${day}\n---`,
    `# 两家公司在 ${day} 公布计划 | 极客头条`,
    '### 一分钟速览新闻点！',
    `- ${day} 甲公司公布了新的工厂\n- ${day} 乙公司公布了新的商店`,
    '### 国内要闻',
    `**${day} 甲公司公布了新的工厂**\n\n工厂建在海边，预计明年完成，细节还没有公开。`,
    `**${day} 乙公司公布了新的商店**\n\n商店开在城里，预计明年完成，细节还没有公开。`,
  ].join('\n\n');
}
