import { accounts } from '@kith/plugin-accounts'
import { consents } from '@kith/plugin-consents'
import { forms } from '@kith/plugin-forms'
import { type FormsContract, formsContract } from '@kith/plugin-forms/contract'
import { leads } from '@kith/plugin-leads'
import { defineConfig, defineContract, definePlugin, hold, type Infer, type Plugin, reject, tap } from '@kith/sdk'

const contract = defineContract({ name: 'rude', version: '0.1.0' })
interface RudeContract extends Infer<typeof contract> {}
const rudeContract: RudeContract = contract

const does: Readonly<Record<string, () => unknown>> = {
  throw: () => {
    throw new Error('out of order')
  },
  refuse: () => Promise.reject(new Error('out of order')),
  hang: () => new Promise(() => {}),
  reject: () => reject('rude.no', 'Not this one.'),
  hold: () => hold({ approver: 'role:sales', reason: 'Somebody has to look at it' }),
}

/** A module whose tap does what the visitor's message says. */
const rude: Plugin<RudeContract, FormsContract> = definePlugin({
  contract: rudeContract,
  dependsOn: [formsContract],
  handlers: {},
  taps: [
    tap<RudeContract, FormsContract>()(formsContract.hooks.receiving, {
      id: 'rude.tap',
      guard: (_ctx, { values }) => does[String(values.message)]?.() as ReturnType<typeof reject> | undefined,
    }),
  ],
})

export default defineConfig({ plugins: [accounts, consents, forms, leads, rude], presets: ['demo'] })
