/** Sentences of the page on which somebody takes back what he agreed to. */
export type Words = Readonly<Record<keyof typeof english, string>>

const english = {
  lang: 'en',
  title: 'What may we write to you about?',
  intro: 'Each kind of message can be stopped here. It takes effect at once; no log-in is needed.',
  stop: 'Stop this',
  stopAll: 'Stop all messages',
  stopped: 'Stopped',
  done: 'Done. Nothing of this kind is sent to you any more.',
  unknownTitle: 'This link does not work',
  unknown: 'Open the link from the mail again, whole. If it still does not work, answer the mail.',
}

const chinese: Words = {
  lang: 'zh-CN',
  title: '哪些内容可以发送给您？',
  intro: '每一类信息都可以在此停止，立即生效，无需登录。',
  stop: '不再接收',
  stopAll: '停止接收全部信息',
  stopped: '已停止',
  done: '已完成，不再向您发送此类信息。',
  unknownTitle: '链接无效',
  unknown: '请重新打开邮件中的完整链接。如仍无效，直接回复该邮件即可。',
}

/** By an `Accept-Language` header. */
export function wordsFor(accepted: string | undefined): Words {
  return /^\s*zh\b/i.test(accepted ?? '') ? chinese : english
}
