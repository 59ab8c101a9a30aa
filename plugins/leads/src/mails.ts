import type { MailTemplates } from '@kith/sdk'

/** `assigned` and `idle`, to owners of leads. */
export const mails: MailTemplates = {
  assigned: {
    en: {
      subject: 'New lead: {{name}}',
      text: 'A lead is now {{owner}}’s.\n\nName: {{name}}\nCompany: {{company}}\nE-mail: {{email}}\nPhone: {{phone}}\n\n{{message}}\n\nOpen Kith: {{url}}\n',
    },
    'zh-CN': {
      subject: '新线索：{{name}}',
      text: '有一条线索分派给{{owner}}。\n\n姓名：{{name}}\n公司：{{company}}\n邮箱：{{email}}\n电话：{{phone}}\n\n{{message}}\n\n打开 Kith：{{url}}\n',
    },
  },
  idle: {
    en: {
      subject: 'Leads without a next step: {{count}}',
      text: 'Nobody has touched these leads of {{owner}} for {{days}} days:\n\n{{leads}}\n\nOpen Kith: {{url}}\n',
    },
    'zh-CN': {
      subject: '有 {{count}} 条线索等待跟进',
      text: '{{owner}}的以下线索已有 {{days}} 天无人跟进：\n\n{{leads}}\n\n打开 Kith：{{url}}\n',
    },
  },
}
