import type { Actor } from '@kith/sdk'
import { sweepFiles } from '../attachments/sweep-files.ts'
import { batchJob } from '../batches/work.ts'
import type { Draft } from '../change/draft.ts'
import { scrub } from '../erase/scrub.ts'
import { analyzeWritten } from '../jobs/analyze-written.ts'
import type { Kernel } from '../kernel.ts'
import { sendMail } from '../mail/send-mail.ts'
import { tidySearch } from '../search/tidy.ts'
import { forgetFiles } from '../transfer/forget-files.ts'
import type { Due } from './due.ts'

export interface KernelJob {
  readonly cron?: string
  handle(kernel: Kernel, draft: Draft, due: Due, actor: Actor): Promise<void> | void
  /** In whose name it runs. Default: the kernel's. */
  actor?(kernel: Kernel, due: Due): Promise<Actor | undefined>
  /** Settles a delivery that failed, or answers false: then it is tried again later. */
  failed?(kernel: Kernel, due: Due, error: unknown): Promise<boolean>
}

const keepKeysFor = 7 * 86_400_000

/** What the kernel itself does after commits and at night. */
export const kernelJobs: Readonly<Record<string, KernelJob>> = {
  'kernel.batch': batchJob,
  'kernel.mail': { handle: sendMail },
  'kernel.scrub': { handle: scrub },
  'kernel.tidy-search': { cron: '37 3 * * *', handle: kernel => tidySearch(kernel.dialect) },
  'kernel.analyze': { cron: '7 3 * * *', handle: analyzeWritten },
  'kernel.forget-files': { cron: '37 3 * * *', handle: forgetFiles },
  // Files that no attachment names any more: those of an erasure at once, others a day after they came.
  'kernel.sweep-files': { cron: '51 3 * * *', handle: sweepFiles },
  // Idempotency keys are kept for a week: a form's offline queue holds an answer no longer (widget protocol).
  'kernel.forget-keys': {
    cron: '17 4 * * *',
    handle(kernel, draft) {
      const before = new Date(kernel.clock.now().getTime() - keepKeysFor).toISOString()
      draft.extra.push({ sql: 'delete from kernel_change where at < ?', parameters: [before] })
    },
  },
}
