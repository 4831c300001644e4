/** Does its work once for each object, and keeps the result for as long as the object lives. */
export function remembered<Key extends object, Value>(work: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { value: Value }>();
  return (key) => {
    let result = known.get(key);
    if (result === undefined) {
      result = { value: work(key) };
      known.set(key, result);
    }
    return result.value;
  };
}
