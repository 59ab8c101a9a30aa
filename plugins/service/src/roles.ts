import type { RoleTexts } from '@kith/sdk'

/** Who leads a service department. `service` is declared by accounts. */
export const roles: Readonly<Record<string, RoleTexts>> = {
  'service-manager': {
    name: { en: 'Service manager', 'zh-CN': '客服经理' },
    description: {
      en: 'Sees the cases of the departments below, hears of what is late, sets queues and rules.',
      'zh-CN': '查看下属部门的工单，接收超期提醒，设置队列和规则。',
    },
  },
}

const working = ['service.read', 'service.work', 'service.queues', 'service.answer', 'service.statistics']

/** Which operations each role has. Solutions are everybody's to send (R89), the level of service the management's (R90). */
export const grants: Readonly<Record<string, readonly string[]>> = {
  service: [...working, 'service.publish'],
  'service-manager': [
    ...working,
    'service.assign',
    'service.publish',
    'service.quality',
    'kernel.merge',
    'kernel.export',
    'kernel.handOver',
  ],
  sales: ['service.read', 'service.queues', 'service.answer'],
  'sales-manager': ['service.read', 'service.queues', 'service.answer', 'service.statistics', 'service.quality'],
  marketing: ['service.quality'],
  'data-administrator': ['service.read', 'service.queues', 'service.answer', 'service.assign', 'service.statistics'],
}
