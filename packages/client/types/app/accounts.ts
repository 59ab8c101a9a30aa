import { defineContract, definePlugin, email, entity, type Infer, type Plugin, phone, ref, text, user } from '@kith/sdk'

export const account = entity('accounts.account', {
  fields: { name: text({ required: true, search: true }), phone: phone(), owner: ref(user) },
})

export const contact = entity('accounts.contact', {
  fields: { name: text({ required: true, search: true }), email: email({ index: true }), account: ref(account) },
})

const contract = defineContract({ name: 'accounts', version: '0.1.0', main: account, entities: { contacts: contact } })

export interface AccountsContract extends Infer<typeof contract> {}
export const accountsContract: AccountsContract = contract

export const accounts: Plugin<AccountsContract> = definePlugin({ contract: accountsContract, handlers: {} })
