import type { MailTemplates } from '@kith/sdk'

/** `reply`, `received` and `survey` to customers; `assigned`, `queued`, `joined`, `overdue`, `escalated` to the team. */
export const mails: MailTemplates = {
  reply: {
    en: { subject: 'Re: {{subject}} {{reference}}', text: '{{text}}\n' },
    'zh-CN': { subject: '回复：{{subject}} {{reference}}', text: '{{text}}\n' },
  },
  received: {
    en: {
      subject: 'We have your request: {{subject}} {{reference}}',
      text: 'Your request has arrived. Its number is {{number}}.\n\nTo add something, answer this mail and leave its subject as it is.\n',
    },
    'zh-CN': {
      subject: '已收到您的请求：{{subject}} {{reference}}',
      text: '您的请求已收到，编号为 {{number}}。\n\n如需补充，请直接回复此邮件，并保留主题不变。\n',
    },
  },
  survey: {
    en: {
      subject: 'How was it? {{subject}}',
      text: 'Your request {{number}}, “{{subject}}”, is closed. One question: how satisfied are you with our help?\n\n{{link}}\n',
    },
    'zh-CN': {
      subject: '服务评价：{{subject}}',
      text: '您的请求 {{number}}「{{subject}}」已处理完毕。只有一个问题：您对我们的服务满意吗？\n\n{{link}}\n',
    },
  },
  assigned: {
    en: {
      subject: '{{number}} is yours: {{subject}}',
      text: 'A case is now {{person}}’s.\n\nCustomer: {{name}}\nPriority: {{priority}}\nQueue: {{queue}}\nDue: {{due}}\n\n{{description}}\n\nOpen: {{url}}\n',
    },
    'zh-CN': {
      subject: '{{number}} 已分派给您：{{subject}}',
      text: '有一张工单分派给{{person}}。\n\n客户：{{name}}\n优先级：{{priority}}\n队列：{{queue}}\n到期：{{due}}\n\n{{description}}\n\n打开：{{url}}\n',
    },
  },
  queued: {
    en: {
      subject: '{{number}} waits in {{queue}}: {{subject}}',
      text: '{{person}}, a case waits in {{queue}} for somebody to take it.\n\nCustomer: {{name}}\nPriority: {{priority}}\nDue: {{due}}\n\n{{description}}\n\nOpen: {{url}}\n',
    },
    'zh-CN': {
      subject: '{{number}} 在{{queue}}待领取：{{subject}}',
      text: '{{person}}，队列“{{queue}}”有一张工单待领取。\n\n客户：{{name}}\n优先级：{{priority}}\n到期：{{due}}\n\n{{description}}\n\n打开：{{url}}\n',
    },
  },
  joined: {
    en: {
      subject: 'Please join in on {{number}}: {{subject}}',
      text: '{{person}}, this case needs your department too. It stands in {{queue}}.\n\nCustomer: {{name}}\nPriority: {{priority}}\nDue: {{due}}\n\n{{description}}\n\nOpen: {{url}}\n',
    },
    'zh-CN': {
      subject: '请协助处理 {{number}}：{{subject}}',
      text: '{{person}}，此工单需要您的部门协作，现位于队列“{{queue}}”。\n\n客户：{{name}}\n优先级：{{priority}}\n到期：{{due}}\n\n{{description}}\n\n打开：{{url}}\n',
    },
  },
  overdue: {
    en: {
      subject: 'Overdue: {{number}} {{subject}}',
      text: 'This case was due on {{due}} and is not solved.\n\n{{reason}}\n\nOpen: {{url}}\n',
    },
    'zh-CN': {
      subject: '已超期：{{number}} {{subject}}',
      text: '此工单应于 {{due}} 前处理，目前仍未解决。\n\n{{reason}}\n\n打开：{{url}}\n',
    },
  },
  escalated: {
    en: {
      subject: 'For your attention: {{number}} {{subject}}',
      text: 'This case was put before you.\n\n{{reason}}\n\nDue: {{due}}\n\nOpen: {{url}}\n',
    },
    'zh-CN': {
      subject: '请关注：{{number}} {{subject}}',
      text: '此工单已上报给您。\n\n{{reason}}\n\n到期：{{due}}\n\n打开：{{url}}\n',
    },
  },
}
