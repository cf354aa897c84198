import { Badge } from '../Badge/Badge';
import { Card } from '../Card/Card';
import './StatTile.css';

export interface StatTileProps {
  label: string;
  /** Already formatted for reading: `1,284`, `3.2`. */
  value: string;
  /** Stands small after the value: `h`, `%`. */
  unit?: string;
  /** Change against the previous period, in percent. */
  change?: number;
  /** For times and costs, where a fall is the good news. */
  lowerIsBetter?: boolean;
  /** The course of the value, oldest first, drawn as a line. */
  series?: number[];
}

const width = 96;
const height = 32;

/** Lays a series out in the box of the line, 2 px away from its upper and lower edge. */
function pointsOf(series: number[]) {
  const low = Math.min(...series);
  const range = Math.max(...series) - low || 1;
  return series.map((value, index) => {
    const x = (index / (series.length - 1)) * width;
    const y = height - 2 - ((value - low) / range) * (height - 4);
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
}

function toneOf(change: number, lowerIsBetter: boolean) {
  if (change === 0) return 'neutral';
  return change > 0 === lowerIsBetter ? 'danger' : 'success';
}

/** Tells one number and where it is going. */
export function StatTile({ label, value, unit, change, lowerIsBetter = false, series = [] }: StatTileProps) {
  const points = series.length > 1 ? pointsOf(series) : undefined;

  return (
    <Card>
      <div className="stat-tile">
        <span className="stat-tile__label">{label}</span>
        {change !== undefined && (
          <span className="stat-tile__change">
            <Badge tone={toneOf(change, lowerIsBetter)}>
              {change > 0 ? '+' : change < 0 ? '−' : ''}
              {Math.abs(change)}%
            </Badge>
          </span>
        )}
        <span className="stat-tile__value">
          {value}
          {unit && <span className="stat-tile__unit">{unit}</span>}
        </span>
        {points && (
          <svg
            className="stat-tile__chart"
            viewBox={`0 0 ${width} ${height}`}
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <polygon className="stat-tile__area" points={`0,${height} ${points.join(' ')} ${width},${height}`} />
            <polyline className="stat-tile__line" points={points.join(' ')} />
          </svg>
        )}
      </div>
    </Card>
  );
}
