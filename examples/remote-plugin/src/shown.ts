import { fileURLToPath } from 'node:url'
import { account } from '@kith/plugin-accounts/contract'
import { panel, type Ui } from '@kith/sdk'

const module = '@kith/example-remote-plugin/ui'

/** What it shows: on the page of a customer, how much of his limit is used. */
export const shown: readonly Ui[] = [
  panel({ entity: account, slot: 'side', element: 'credit-standing', module, needs: 'credit.check' }),
]

/** The files behind it, which its process serves over its line. */
export const screens: Readonly<Record<string, string>> = {
  [module]: fileURLToPath(new URL('ui/index.js', import.meta.url)),
}
