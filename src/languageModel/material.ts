import { createHash } from 'node:crypto';
import { cutText } from '../text/cut.ts';
import type { WritingTask } from './completion.ts';

/** Raised whenever a prompt or a check changes, so that texts are made anew. */
const PROMPT_VERSION = 1;

/** A story as far as a model is told of it. */
export interface StoryMaterial {
  readonly title: string;
  readonly glance: string | null;
  readonly paragraphs: readonly string[];
}

/** Characters of one story that a model reads; facts stand first. */
const STORY_CHARACTERS = 700;

/** The texts of a story that what is written about it has to stand in: those that the model was given. */
export function textsOfStory({ title, glance, paragraphs }: StoryMaterial): readonly string[] {
  return [title, ...(glance === null ? [] : [glance]), cutText(paragraphs.join('\n'), STORY_CHARACTERS)];
}

/** Stories as numbered JSON, from 1, with whatever else a prompt is about. */
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

/** The key under which a text is kept: what it was made of, how, and by which model. */
export function materialKey(task: WritingTask, model: string, parts: readonly unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify([task, PROMPT_VERSION, model, ...parts]))
    .digest('base64url');
}
