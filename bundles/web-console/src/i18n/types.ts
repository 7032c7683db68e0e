/** A sentence, or one for each plural form of `{count}` as `Intl.PluralRules` names them. */
export type Message = string | { readonly one: string; readonly other: string }
export type Messages = Readonly<Record<string, Readonly<Record<string, Message>>>>

type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never
type Texts<M> = M extends string ? M : M extends { readonly other: infer Other } ? Other : never

/** What a message must be given: its `{names}`, and `count` if it has plural forms. */
export type ParametersOf<M> =
  (Texts<M> extends string ? Names<Texts<M>> : never) | (M extends string ? never : 'count')

export type Values<M> = Readonly<Record<ParametersOf<M>, string | number>>
export type Arguments<M> = [ParametersOf<M>] extends [never] ? [] : [values: Values<M>]
