/* A descent over the error of Pascanu's network of one unit, in double precision: the loops of descent.py (`walk`) and
   one_unit.py (`value_and_gradient`), operation by operation. One descent leaps off a cliff where another that differs
   in the last bit does not: this file is compiled without contracting a product and a sum into one rounding. */

#include <math.h>

enum { NOT_ENDED, CONVERGED, DIVERGED, LEFT, STEPS };
enum { OFF, BY_NORM, BY_VALUE };

typedef struct {
    double squashed_start, target;                  /* φ(x_0), and what φ(x_T) should be */
    double learning_rate, momentum, threshold, tolerance;
    double x_low, x_high, y_low, y_high;            /* the region; infinite where it is everywhere */
} Given;

static double sigmoid(double x) { return 1.0 / (1.0 + exp(x <= -709.0 ? 709.0 : -x)); }

static double length_of(double x, double y) {
    double a = fabs(x), b = fabs(y);
    if (isinf(a) || isinf(b)) return INFINITY;
    if (a < b) { double c = a; a = b; b = c; }
    if (a == 0.0) return b;
    double share = b / a;
    return a * sqrt(1.0 + share * share);
}

static double clipped_part(double g, double low, double high) {
    if (low > g) g = low;
    return high < g ? high : g;
}

/* Places number `first` … of a descent of `steps` steps, `count` of them or as many as there are: rows (count, 8) become
   x, y, loss, ∂/∂x, ∂/∂y, ‖g‖, clipped, end. state (4), x, y and both velocities, goes on where it was left; states
   (T + 1) is room for φ(x_0) … φ(x_T). The number of rows written. */
long descend(const Given *given, double *state, double *states, double *rows, long T, long clipping, long first,
             long count, long steps) {
    double x = state[0], y = state[1], v_x = state[2], v_y = state[3];
    for (long k = 0; k < count; k++, rows += 8) {
        rows[0] = x;
        rows[1] = y;
        rows[6] = 0.0;
        rows[7] = DIVERGED;
        if (!(isfinite(x) && isfinite(y))) {
            rows[2] = rows[3] = rows[4] = rows[5] = NAN;
            return k + 1;
        }
        states[0] = given->squashed_start;
        for (long t = 0; t < T; t++) states[t + 1] = sigmoid(x * states[t] + y);
        double error = states[T] - given->target;
        double delta = 2.0 * error * (states[T] * (1.0 - states[T])), g_x = 0.0, g_y = 0.0;
        for (long t = T - 1; t >= 0; t--) {
            g_x += delta * states[t];
            g_y += delta;
            delta *= x * (states[t] * (1.0 - states[t]));
        }
        double norm = length_of(g_x, g_y), used_x = g_x, used_y = g_y;
        rows[2] = error * error;
        rows[3] = g_x;
        rows[4] = g_y;
        rows[5] = norm;
        if (!(isfinite(rows[2]) && isfinite(norm))) return k + 1;
        if (clipping == BY_NORM && norm >= given->threshold) {
            used_x = g_x / norm * given->threshold;
            used_y = g_y / norm * given->threshold;
        } else if (clipping == BY_VALUE) {
            used_x = clipped_part(g_x, -given->threshold, given->threshold);
            used_y = clipped_part(g_y, -given->threshold, given->threshold);
        }
        rows[6] = used_x != g_x || used_y != g_y;
        rows[7] = NOT_ENDED;
        if (!(given->x_low <= x && x <= given->x_high && given->y_low <= y && y <= given->y_high))
            rows[7] = LEFT;
        else if (norm <= given->tolerance && length_of(v_x, v_y) <= given->tolerance)
            rows[7] = CONVERGED;
        else if (first + k == steps)
            rows[7] = STEPS;
        if (rows[7] != NOT_ENDED) return k + 1;
        v_x = given->momentum * v_x + used_x;
        v_y = given->momentum * v_y + used_y;
        x = x - given->learning_rate * v_x;
        y = y - given->learning_rate * v_y;
    }
    state[0] = x;
    state[1] = y;
    state[2] = v_x;
    state[3] = v_y;
    return count;
}
