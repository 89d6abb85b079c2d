import type { QuestionAnswer } from '../conversation/questions.ts';
import type { Locale } from '../locale.ts';
import type { Message, MessageBlock } from '../message.ts';
import type { StoryLine } from '../news.ts';
import { newsScriptOf } from '../newsScript.ts';
import { notice } from '../notice.ts';
import { shortDay } from '../texts/days.ts';
import { textsIn } from '../texts/textsIn.ts';

/** Composes the labelled answer to a question with its numbered stories. */
export function answerMessage(question: string, answer: QuestionAnswer, locale: Locale): Message {
  const texts = textsIn(locale);
  const title = texts.answerTo(question);
  const frame = (...blocks: readonly MessageBlock[]): Message => ({
    kind: 'message',
    title,
    visibility: 'asker',
    choose: texts.answerSources,
    blocks: [{ kind: 'heading', level: 3, text: title }, ...blocks],
  });
  switch (answer.kind) {
    case 'nothing-found':
      return notice(texts.nothingToAnswer(question));
    case 'unanswered':
      return frame({ kind: 'text', text: texts.unanswered }, sourcesBlock(answer.sources, locale));
    case 'unavailable':
      return frame({ kind: 'text', text: texts.answersPaused }, sourcesBlock(answer.sources, locale));
    case 'answered':
      return frame(
        {
          kind: 'quote',
          label: texts.generated,
          paragraphs: answer.sentences.map(
            ({ text, sources }) => `${text} ${sources.map((place) => `[${place + 1}]`).join('')}`,
          ),
        },
        sourcesBlock(answer.sources, locale),
      );
  }
}

function sourcesBlock(sources: readonly StoryLine[], locale: Locale): MessageBlock {
  const news = newsScriptOf(locale);
  return {
    kind: 'items',
    first: 1,
    items: sources.map((source) => {
      const { id: story, title, column, day } = news.line(source);
      const description = `${column} · ${shortDay(day, locale)}`;
      return {
        text: `${title} · ${description}`,
        action: { kind: 'open-story', story },
        entry: { label: title, description },
      };
    }),
  };
}
