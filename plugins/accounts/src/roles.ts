import type { RoleTexts } from '@kith/sdk'

/** The roles of a sales organisation (S1): the other modules' policies speak of them too. */
export const roles: Readonly<Record<string, RoleTexts>> = {
  sales: {
    name: { en: 'Sales', 'zh-CN': '销售人员' },
    description: { en: 'Works on leads and customers of their own.', 'zh-CN': '跟进自己的线索和客户。' },
  },
  'sales-manager': {
    name: { en: 'Sales manager', 'zh-CN': '销售经理' },
    description: { en: 'Sees and changes what the people below work on.', 'zh-CN': '查看并修改下属负责的记录。' },
  },
  marketing: {
    name: { en: 'Marketing', 'zh-CN': '市场营销人员' },
    description: { en: 'Makes forms and sees what they bring.', 'zh-CN': '制作表单并查看其效果。' },
  },
  service: {
    name: { en: 'Service', 'zh-CN': '客服人员' },
    description: {
      en: 'Helps customers, and keeps it known how they are reached.',
      'zh-CN': '服务客户并维护其联系方式。',
    },
  },
  'data-administrator': {
    name: { en: 'Data administrator', 'zh-CN': '数据管理员' },
    description: { en: 'Assigns and cleans up records of everybody.', 'zh-CN': '分派并整理所有人的记录。' },
  },
}
