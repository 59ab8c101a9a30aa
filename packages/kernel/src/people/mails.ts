import type { MailTemplates } from '@kith/sdk'

export const peopleMails: MailTemplates = {
  invitation: {
    en: {
      subject: 'Your access to the CRM',
      text: `Hello {{name}},

you have been invited to the CRM. Open this link and choose a password:

{{link}}

It works once, for {{days}} days. If you did not expect this mail, do nothing: without the link nobody comes in.
`,
    },
    'zh-CN': {
      subject: '您的 CRM 访问权限',
      text: `{{name}}，您好：

您已受邀使用 CRM。请打开以下链接并设置密码：

{{link}}

链接只能使用一次，{{days}} 天内有效。如果这封邮件与您无关，请忽略：没有链接，任何人都无法登录。
`,
    },
  },
  reset: {
    en: {
      subject: 'Set a new password',
      text: `Hello {{name}},

somebody, probably you, asked for a new password. Open this link and choose one:

{{link}}

It works once, for an hour. If it was not you, do nothing: your password stays as it is.
`,
    },
    'zh-CN': {
      subject: '设置新密码',
      text: `{{name}}，您好：

有人（可能是您本人）申请了重置密码。请打开以下链接设置新密码：

{{link}}

链接只能使用一次，一小时内有效。如果不是您本人操作，请忽略：您的密码不会改变。
`,
    },
  },
}
