import type { Draft } from '../change/draft.ts'
import type { Kernel } from '../kernel.ts'
import { sendMail } from '../mail/send-mail.ts'
import type { Due } from './due.ts'

export interface KernelJob {
  readonly cron?: string
  handle(kernel: Kernel, draft: Draft, due: Due): Promise<void> | void
}

const keepKeysFor = 7 * 86_400_000

/** What the kernel itself does after commits and at night. */
export const kernelJobs: Readonly<Record<string, KernelJob>> = {
  'kernel.mail': { handle: sendMail },
  // Idempotency keys are kept for a week: a form's offline queue holds an answer no longer (widget protocol).
  'kernel.forget-keys': {
    cron: '17 4 * * *',
    handle(kernel, draft) {
      const before = new Date(kernel.clock.now().getTime() - keepKeysFor).toISOString()
      draft.extra.push({ sql: 'delete from kernel_change where at < ?', parameters: [before] })
    },
  },
}
