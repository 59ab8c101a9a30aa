import type { MailRequest } from '@kith/sdk'
import { changeFor } from '../change/api.ts'
import { commitChange } from '../change/commit.ts'
import type { Kernel } from '../kernel.ts'
import { systemActor } from '../rights/rights.ts'

/** Queues a mail of one of the kernel's own templates. Throws `KITH_MAIL_TEMPLATE`. */
export async function queueMail(kernel: Kernel, request: MailRequest): Promise<void> {
  await commitChange(kernel, {
    actor: systemActor,
    plugin: 'kernel',
    operation: 'kernel.mail',
    input: null,
    mayHold: false,
    prepare: async draft => changeFor(kernel, draft, 'kernel').mail(request),
  })
}
