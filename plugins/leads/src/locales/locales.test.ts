import { accounts } from '@kith/plugin-accounts'
import { accountsContract } from '@kith/plugin-accounts/contract'
import { forms } from '@kith/plugin-forms'
import { formsContract } from '@kith/plugin-forms/contract'
import { type AnyContract, type AnyField, entitiesOf } from '@kith/sdk'
import { expect, test } from 'vitest'
import { leadsContract } from '../contract/index.ts'
import { leads } from '../plugin.ts'

const plugins = [
  { contract: accountsContract as AnyContract, locales: accounts.parts.locales },
  { contract: formsContract as AnyContract, locales: forms.parts.locales },
  { contract: leadsContract as AnyContract, locales: leads.parts.locales },
]

test.each(plugins)('$contract.name says everything in English and Chinese', ({ contract, locales }) => {
  const keys = [...entitiesOf(contract)].flatMap(entity => [
    entity.name,
    `${entity.name}.plural`,
    ...Object.entries(entity.fields as Record<string, AnyField>).flatMap(([name, field]) => [
      `${entity.name}.${name}`,
      ...((field.options.values as string[] | undefined) ?? []).map(value => `${entity.name}.${name}.${value}`),
    ]),
  ])
  const needed = [contract.name, ...keys, ...Object.keys(contract.permissions).map(name => `permission.${name}`)]
  for (const locale of ['en', 'zh-CN']) expect(needed.filter(key => !locales[locale]?.[key])).toEqual([])
  expect(Object.keys(locales.en ?? {}).sort()).toEqual(Object.keys(locales['zh-CN'] ?? {}).sort())
})
