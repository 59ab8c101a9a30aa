import { type AnyTap, tap } from '@kith/sdk'
import { type FormsContract, submission } from '../contract/index.ts'
import { learn } from '../guard/lessons.ts'

/** What a person takes out of the review was spam: what spoke against it counts for more from now on. */
export const learnSpam: AnyTap<FormsContract> = tap<FormsContract>()(submission.deleting, {
  id: 'forms.learn-spam',
  shape: async (ctx, rows) => {
    const spam = rows.flatMap(({ before }) => (before?.status === 'spam' ? [before] : []))
    await learn(
      ctx,
      spam.map(({ signals }) => signals ?? []),
      'spam',
    )
    return undefined
  },
})
