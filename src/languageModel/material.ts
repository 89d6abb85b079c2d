import { createHash } from 'node:crypto';
import { cutText } from '../text/cut.ts';
import type { WritingTask } from './completion.ts';

/** Version of prompts and checks; raise it so that texts are generated again. */
const PROMPT_VERSION = 1;

/** Fields of a story that a model gets. */
export interface StoryMaterial {
  readonly title: string;
  readonly glance: string | null;
  readonly paragraphs: readonly string[];
}

/** Maximum number of characters of a story that a model gets, facts first. */
const STORY_CHARACTERS = 700;

/** Returns the texts of a story that generated texts are checked against: those that the model got. */
export function textsOfStory({ title, glance, paragraphs }: StoryMaterial): readonly string[] {
  return [title, ...(glance === null ? [] : [glance]), cutText(paragraphs.join('\n'), STORY_CHARACTERS)];
}

/** Returns stories as JSON numbered from 1, with further material of a prompt. */
export function storiesJson(
  stories: readonly StoryMaterial[],
  rest: Readonly<Record<string, unknown>> = {},
): string {
  const listed = stories.map((story, index) => {
    const [title, ...texts] = textsOfStory(story);
    return { n: index + 1, title, text: texts.join('\n') };
  });
  return JSON.stringify({ ...rest, stories: listed });
}

/** Returns the key of a text: its material, task and model. */
export function materialKey(task: WritingTask, model: string, parts: readonly unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify([task, PROMPT_VERSION, model, ...parts]))
    .digest('base64url');
}
