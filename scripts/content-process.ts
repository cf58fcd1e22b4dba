/** The process that `buildContentApart` starts: it is told what to build, and says why it could not. */
import { explainFault } from '@/lib/serve/explain-fault';
import { buildContent } from '@/scripts/build-content';
import type { ContentAnswer, ContentWork } from '@/scripts/build-content-apart';

process.once('disconnect', () => process.exit(1));
process.once('message', async ({ root, options }: ContentWork) => {
  const answer: ContentAnswer = {};
  try {
    await buildContent(root, options);
  } catch (error) {
    answer.fault = explainFault(error);
  }
  process.send?.(answer, () => process.exit(0));
});
