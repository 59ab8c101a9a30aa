import { chineseFiles, englishFiles } from './file-messages.ts'
import { early, type Messages } from './messages.ts'

export { english } from './messages.ts'

/** Every sentence of the element in Chinese. */
export const chinese: Messages = {
  ...(early.zh as Pick<Messages, 'closed' | 'loading' | 'reload' | 'unavailable'>),
  back: '上一步',
  busy: '提交人数较多，请一分钟后再次发送。',
  choose: '请选择',
  close: '关闭',
  conflict: '先前的内容已收到。再次发送可追加这一份。',
  failed: '未能发送，可再次发送。',
  invalid: '请检查此项。',
  large: '内容过长，请缩短最长的一段。',
  max: '最大为 {max}',
  min: '最小为 {min}',
  next: '下一步',
  optional: '选填',
  queued: '已保存在本设备',
  queuedText: '7 天内，联网打开本网站时会自动发送。',
  required: '此项必填。',
  step: '第 {n} 步，共 {m} 步',
  submit: '发送',
  summary: '有 {n} 项需要修改',
  thanks: '感谢填写，内容已送达。',
  tooLong: '最多 {maxLength} 个字符',
}

/**
 * What a definition in these languages carries beside its own texts, to be spread into it: the element itself speaks English,
 * but knows nothing of files.
 *
 * @param tags BCP 47, e.g. `['en', 'zh-CN']`
 * @param hasFiles whether it has fields for files
 */
export function messagesFor(
  tags: readonly string[],
  hasFiles = false,
): { messages?: Record<string, Record<string, string>> } {
  const isChinese = tags.some(tag => /^zh\b/i.test(tag))
  const zh = isChinese && { zh: hasFiles ? { ...chinese, ...chineseFiles } : chinese }
  return zh || hasFiles ? { messages: { ...(hasFiles && { en: englishFiles }), ...zh } } : {}
}
