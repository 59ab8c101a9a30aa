import type { MailTemplates } from '@kith/sdk'

/** `assigned`, to the owner of an opportunity; `large`, to managers (R50). */
export const mails: MailTemplates = {
  assigned: {
    en: {
      subject: 'New opportunity: {{name}}',
      text: 'An opportunity is now {{owner}}’s: {{name}}\n\nOpen Kith: {{url}}\n',
    },
    'zh-CN': {
      subject: '新商机：{{name}}',
      text: '有一条商机分派给{{owner}}：{{name}}\n\n打开 Kith：{{url}}\n',
    },
  },
  large: {
    en: {
      subject: 'Large opportunity: {{name}}, {{amount}}',
      text: '{{name}} is worth {{amount}}.\n\nOwner: {{owner}}\nExpected to close: {{closes}}\n\nOpen Kith: {{url}}\n',
    },
    'zh-CN': {
      subject: '大额商机：{{name}}，{{amount}}',
      text: '{{name}}的预计收入为{{amount}}。\n\n负责人：{{owner}}\n预计结束日期：{{closes}}\n\n打开 Kith：{{url}}\n',
    },
  },
}
