/** Numbers with their names, as a list. */
interface Props {
  rows: readonly (readonly [name: string, label: string, value: string])[];
}

export function Numbers({ rows }: Props) {
  return (
    <dl class="bm-numbers">
      {rows.map(([name, label, value]) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd data-testid={`bm-${name}`}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
