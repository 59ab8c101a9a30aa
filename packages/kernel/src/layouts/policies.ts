import { layout, type Policy, policy } from '@kith/sdk'

/** Everybody may know how pages are arranged; arranging them is an administrator's. */
export const layoutPolicies: readonly Policy[] = [
  policy(layout, [{ id: 'kernel.layouts', roles: ['*'], verbs: ['read'] }]),
]
