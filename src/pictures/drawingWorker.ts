import { answerTasks } from '../threads/answer.ts';
import { CardDrawer } from './draw.ts';
import type { DrawingTask } from './painter.ts';

const drawer = new CardDrawer();

answerTasks(({ card, look }: DrawingTask): Promise<Uint8Array> => drawer.draw(card, look));
