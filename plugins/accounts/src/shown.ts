import { present, type Ui } from '@kith/sdk'
import { account, contact } from './contract/index.ts'

/** How accounts and contacts stand in the application. */
export const shown: readonly Ui[] = [
  present(account, {
    position: 30,
    icon: 'building',
    group: 'sales',
    columns: ['kind', 'industry', 'region', 'phone', 'owner', 'createdAt'],
  }),
  present(contact, {
    position: 40,
    icon: 'user',
    group: 'sales',
    beside: 'title',
    columns: ['account', 'phone', 'email', 'owner', 'createdAt'],
  }),
]
