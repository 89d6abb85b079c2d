import { answerTasks } from '../../threads/answer.ts';
import { extractArticle } from './extractArticle.ts';

answerTasks(extractArticle);
