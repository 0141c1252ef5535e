// Answers remembered by the object that was asked about, for as long as that is in use.

/** Caches the answers of a function by its argument; an answer may be `undefined`. */
export function memoized<K extends object, V>(answer: (key: K) => V): (key: K) => V {
  const answers = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    let known = answers.get(key);
    if (known === undefined) {
      known = { value: answer(key) };
      answers.set(key, known);
    }
    return known.value;
  };
}
