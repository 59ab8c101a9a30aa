import { KithError } from '@kith/sdk'

/** Stands for an operation that makes changes of its own: a change that is being gathered cannot call it. */
export function notInside(): never {
  throw new KithError('KITH_OPERATION', 'This operation makes a change of its own: no other change can call it.')
}
