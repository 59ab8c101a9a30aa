import { type Policy, policy } from '@kith/sdk'
import { price, priceList, product } from './contract/index.ts'

const team = ['sales', 'sales-manager', 'marketing', 'service', 'data-administrator']
const keepers = ['sales-manager', 'data-administrator']
const everything = ['create', 'update', 'delete', 'restore'] as const

/** Everybody in the team knows the catalogue and its prices; sales managers and the data administrator keep them. */
export const policies: readonly Policy[] = [
  policy(product, [
    { id: 'products.read', roles: team, verbs: ['read'] },
    { id: 'products.keep', roles: keepers, verbs: everything },
  ]),
  policy(priceList, [
    { id: 'products.lists-read', roles: team, verbs: ['read'] },
    { id: 'products.lists-keep', roles: ['sales-manager'], verbs: everything },
  ]),
  policy(price, [
    { id: 'products.prices-read', roles: team, verbs: ['read'] },
    { id: 'products.prices-keep', roles: ['sales-manager'], verbs: everything },
  ]),
]
