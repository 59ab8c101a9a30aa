import { KithError } from '@kith/client'

export interface UploadOptions {
  readonly entity: string
  readonly id: string
  readonly file: File
  /** 0 to 1. */
  progress(done: number): void
}

/** A file on its way; what the server answers once it is there. */
export interface Upload<T = unknown> {
  readonly done: Promise<T>
  cancel(): void
}

/** Sends a file to a record. Throws the server's `KithError`; `KITH_UNREACHABLE` where none answers. */
export function upload({ entity, id, file, progress }: UploadOptions): Upload {
  const query = new URLSearchParams({ entity, id, name: file.name })
  return send(`/files/attachments?${query}`, file, progress)
}

/** Sends a body and tells how much of it has left. Throws as `upload` does. */
export function send<T>(address: string, body: Blob, progress: (done: number) => void): Upload<T> {
  // fetch() tells nothing of what has left.
  const request = new XMLHttpRequest()
  const done = new Promise<T>((resolve, reject) => {
    request.upload.onprogress = event => event.lengthComputable && progress(event.loaded / event.total)
    request.onload = () =>
      request.status === 201 ? resolve(JSON.parse(request.responseText) as T) : reject(refusalOf(request.responseText))
    request.onerror = () => reject(new KithError('KITH_UNREACHABLE', 'The upload broke off.'))
    request.onabort = () => reject(new DOMException('The upload was cancelled.', 'AbortError'))
  })
  request.open('POST', address)
  request.send(body)
  return { done, cancel: () => request.abort() }
}

function refusalOf(body: string): KithError {
  try {
    const { code, message, details } = JSON.parse(body) as { code: string; message?: string; details?: object }
    return new KithError(code, message ?? code, { ...details })
  } catch {
    return new KithError('KITH_FAILED', 'The server did not take the file.')
  }
}
