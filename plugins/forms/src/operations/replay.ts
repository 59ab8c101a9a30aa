import { type Handler, KithError } from '@kith/sdk'
import type { FormsContract } from '../contract/index.ts'

/** Runs only when nothing is stored under its key: what is stored, the kernel answers. */
export const replay: Handler<FormsContract, 'replay'> = () => {
  throw new KithError('forms.nothing_stored', 'No submission is stored under this key.')
}
