import { type LeadsContract, lead, leadsContract } from '@kith/plugin-leads/contract'
import { type AnyPlugin, defineContract, definePlugin, hold, type Infer, type Plugin, reject, tap } from '@kith/sdk'

const contract = defineContract({ name: 'house', version: '0.1.0' })
interface HouseContract extends Infer<typeof contract> {}
const houseContract: HouseContract = contract

/** Rules of a house: whom one cannot call is not qualified; what a salesperson calls urgent is a manager's to say. */
const plugin: Plugin<HouseContract, LeadsContract> = definePlugin({
  contract: houseContract,
  dependsOn: [leadsContract],
  handlers: {},
  taps: [
    tap<HouseContract, LeadsContract>()(lead.saving, {
      id: 'house.rules',
      guard: ({ actor }, rows) => {
        for (const { before, after } of rows) {
          const isNow = after.status === 'qualified' && before?.status !== 'qualified'
          if (isNow && !after.phone) return reject('house.no_phone', 'A qualified lead can be called.', 'phone')
          const isUrgent = before && after.priority === 'high' && before.priority !== 'high'
          if (isUrgent && actor.roles.includes('sales')) {
            return hold({ approver: 'role:sales-manager', reason: `${after.name} is to go before the others.` })
          }
        }
        return undefined
      },
    }),
  ],
  locales: {
    en: { house: 'House rules', 'error.house.no_phone': 'Whom one cannot call is not qualified: enter a number.' },
    'zh-CN': { house: '内部规则', 'error.house.no_phone': '没有电话的线索不能判为合格：请填写电话。' },
  },
})

export const house = plugin as unknown as AnyPlugin
