import type { MailTemplates } from '@kith/sdk'

/** To owners: `assigned`, `reminder`, `overdue`, `reviewed`; to managers: `rejected`, `escalated`, `overdue`, `month`. */
export const mails: MailTemplates = {
  assigned: {
    en: {
      subject: 'For you: {{subject}}',
      text: '{{by}} gave you an activity. It stands in your plan.\n\n{{subject}}\nWhen: {{when}}\n\n{{plan}}\n\nOpen it: {{url}}\n',
    },
    'zh-CN': {
      subject: '分派给您：{{subject}}',
      text: '{{by}}分派给您一项活动，已列入您的计划。\n\n{{subject}}\n时间：{{when}}\n\n{{plan}}\n\n打开：{{url}}\n',
    },
  },
  rejected: {
    en: {
      subject: 'Handed back: {{subject}}',
      text: '{{owner}} hands an activity back to you.\n\n{{subject}}\nWhen: {{when}}\nReason: {{reason}}\n\nGive it to somebody else, or cancel it: {{url}}\n',
    },
    'zh-CN': {
      subject: '已退回：{{subject}}',
      text: '{{owner}}向您退回一项活动。\n\n{{subject}}\n时间：{{when}}\n原因：{{reason}}\n\n请改派他人或取消：{{url}}\n',
    },
  },
  escalated: {
    en: {
      subject: 'Not begun: {{subject}}',
      text: '{{owner}} has had this activity since {{given}}, and has neither begun it nor handed it back.\n\n{{subject}}\n\nOpen it: {{url}}\n',
    },
    'zh-CN': {
      subject: '尚未执行：{{subject}}',
      text: '{{owner}}自 {{given}} 起负责此活动，至今既未执行也未退回。\n\n{{subject}}\n\n打开：{{url}}\n',
    },
  },
  overdue: {
    en: {
      subject: 'Overdue or untouched activities: {{count}}',
      text: '{{name}}, these activities wait for a next step:\n\n{{list}}\n\nOpen Kith: {{url}}\n',
    },
    'zh-CN': {
      subject: '有 {{count}} 项活动已过期或久未跟进',
      text: '{{name}}，以下活动等待下一步：\n\n{{list}}\n\n打开 Kith：{{url}}\n',
    },
  },
  reviewed: {
    en: {
      subject: 'Well done: {{subject}}',
      text: '{{by}} has looked at what you did.\n\n{{subject}}\n\n{{note}}\n\nOpen it: {{url}}\n',
    },
    'zh-CN': {
      subject: '做得好：{{subject}}',
      text: '{{by}}已审阅您完成的活动。\n\n{{subject}}\n\n{{note}}\n\n打开：{{url}}\n',
    },
  },
  month: {
    en: {
      subject: 'Activities of {{month}}',
      text: '{{name}}, this is what your people did in {{month}}:\n\n{{table}}\n\nThe report: {{url}}\n',
    },
    'zh-CN': {
      subject: '{{month}} 活动报表',
      text: '{{name}}，以下是您的团队在 {{month}} 的活动：\n\n{{table}}\n\n查看报表：{{url}}\n',
    },
  },
  reminder: {
    en: {
      subject: 'Soon: {{subject}}',
      text: '{{subject}}\nWhen: {{when}}\nWhere: {{location}}\n\nOpen it: {{url}}\n',
    },
    'zh-CN': {
      subject: '即将开始：{{subject}}',
      text: '{{subject}}\n时间：{{when}}\n地点：{{location}}\n\n打开：{{url}}\n',
    },
  },
}
