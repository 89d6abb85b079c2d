import { answerTasks } from '../../threads/answer.ts';
import { decodeFeed } from './feedReader.ts';

answerTasks(decodeFeed);
