/* The step loops of a long run (lean_run.py) and of the way back over it (through_time.py): what compiled_steps.py
   compiles. They say what each array holds. Every array is contiguous; rows are those of time steps. */

#include <math.h>
#include <string.h>

#define INLINE static inline __attribute__((always_inline))
#define LANES 4 /* partial results side by side: one alone would wait for itself */
#define BLOCK 16 /* these three as in through_time.py */
#define SMALL 0x1p-200
#define LARGE 0x1p200

/* ---------------------------------------------------------------- activations, several numbers at a time */

typedef struct { double scale, rest; } power; /* e^x = scale (1 + rest) */

/* 2^k and e^r − 1 of x = k ln 2 + r with |r| ≤ ½ ln 2, by its series (Cody & Waite 1980). Without `low` what is below
   e^−708 is 0; with it x may be 40 at most. */
INLINE power power_of_e(double x, int low) {
    x = 709.0 < x ? 709.0 : x; /* in this order what is no number stays none */
    x = -709.0 > x ? -709.0 : x;
    union { double number; long long bits; } shifted, scale;
    shifted.number = x * 0x1.71547652b82fep0 + 0x1.8p52; /* the sum is rounded to a whole number */
    const double k = shifted.number - 0x1.8p52;
    const double r = (x - k * 0x1.62e42fefa3800p-1) - k * 0x1.ef35793c76730p-45;
    double e = 1.0 / 6227020800.0;
    e = e * r + 1.0 / 479001600.0;
    e = e * r + 1.0 / 39916800.0;
    e = e * r + 1.0 / 3628800.0;
    e = e * r + 1.0 / 362880.0;
    e = e * r + 1.0 / 40320.0;
    e = e * r + 1.0 / 5040.0;
    e = e * r + 1.0 / 720.0;
    e = e * r + 1.0 / 120.0;
    e = e * r + 1.0 / 24.0;
    e = e * r + 1.0 / 6.0;
    e = e * r + 0.5;
    scale.bits = (shifted.bits + 1023 + (low ? 64 : 0)) << 52; /* the low bits of 1.5 · 2⁵² + k are k */
    return (power){low ? scale.number * 0x1p-64 : scale.number, e * r * r + r};
}

INLINE double sigmoid(double x) {
    const power e = power_of_e(-x, 0);
    return 1.0 / (1.0 + (e.scale + e.scale * e.rest));
}

/* e^2x − 1 keeps its precision where x is small, and so does tanh. */
INLINE double hyperbolic_tangent(double x) {
    const power e = power_of_e(2.0 * x > 40.0 ? 40.0 : 2.0 * x, 1);
    const double less_one = e.scale * e.rest + (e.scale - 1.0);
    return less_one / (less_one + 2.0);
}

/* σ(x) σ(−x), by one power as in activations.py: 1 − σ would cancel. */
INLINE double sigmoid_slope(double x) {
    const power p = power_of_e(-fabs(x), 1);
    const double e = p.scale + p.scale * p.rest;
    return e / ((1.0 + e) * (1.0 + e));
}

INLINE double tangent_slope(double x) { return 4.0 * sigmoid_slope(2.0 * x); }

/* ---------------------------------------------------------------- runs */

/* target (n) += Σ_k row[k] · matrix[k] (n), for `deep` rows of the matrix. */
static void add_product(double *restrict target, const double *restrict row, const double *restrict matrix, long deep,
                        long n) {
    long k = 0;
    for (; k + 4 <= deep; k += 4) {
        const double r0 = row[k], r1 = row[k + 1], r2 = row[k + 2], r3 = row[k + 3];
        const double *m0 = matrix + k * n, *m1 = m0 + n, *m2 = m1 + n, *m3 = m2 + n;
        for (long j = 0; j < n; j++) target[j] += r0 * m0[j] + r1 * m1[j] + (r2 * m2[j] + r3 * m3[j]);
    }
    for (; k < deep; k++)
        for (long j = 0; j < n; j++) target[j] += row[k] * matrix[k * n + j];
}

/* What a layer reads and by what weights: inputs (T, I), W as (I, n), bias (n), for n pre-activations. */
typedef struct {
    const double *inputs, *weights, *bias;
    long size, n;
} reading;

INLINE void begin_step(double *restrict z, const reading *from, long t) {
    for (long j = 0; j < from->n; j++) z[j] = from->bias[j];
    add_product(z, from->inputs + t * from->size, from->weights, from->size, from->n);
}

/* Of every run: z (T, G·H) becomes the pre-activations, a (T + 1, H) begins with 0; I numbers are read at each step. */
void rnn(double *restrict z, double *restrict a, const double *inputs, const double *weights, const double *bias,
         const double *recurrent, long steps, long h, long size) {
    const reading from = {inputs, weights, bias, size, h};
    for (long t = 0; t < steps; t++, z += h, a += h) {
        begin_step(z, &from, t);
        add_product(z, a, recurrent, h, h);
        for (long j = 0; j < h; j++) a[h + j] = hyperbolic_tangent(z[j]);
    }
}

/* z, z_i, z_f, z_o; gates (T, 4H) becomes g, i, f, o; c (T + 1, H) begins with 0. Peepholes are 0, diagonal (3, H) or
   dense: (H, 4H). */
void lstm(double *restrict z, double *restrict gates, double *restrict c, double *restrict squashed,
          double *restrict a, const double *inputs, const double *weights, const double *bias, const double *recurrent,
          const double *diagonal, const double *dense, long steps, long h, long size) {
    const reading from = {inputs, weights, bias, size, 4 * h};
    for (long t = 0; t < steps; t++, z += 4 * h, gates += 4 * h, c += h, squashed += h, a += h) {
        begin_step(z, &from, t);
        add_product(z, a, recurrent, h, 4 * h);
        if (dense) add_product(z, c, dense, h, 4 * h);
        if (diagonal)
            for (long j = 0; j < h; j++) {
                z[h + j] += diagonal[j] * c[j];
                z[2 * h + j] += diagonal[h + j] * c[j];
            }
        for (long j = 0; j < h; j++) gates[j] = hyperbolic_tangent(z[j]);
        for (long j = h; j < 3 * h; j++) gates[j] = sigmoid(z[j]);
        for (long j = 0; j < h; j++) c[h + j] = gates[j] * gates[h + j] + c[j] * gates[2 * h + j];
        if (diagonal)
            for (long j = 0; j < h; j++) z[3 * h + j] += diagonal[2 * h + j] * c[h + j];
        for (long j = 3 * h; j < 4 * h; j++) gates[j] = sigmoid(z[j]);
        for (long j = 0; j < h; j++) {
            squashed[j] = hyperbolic_tangent(c[h + j]);
            a[h + j] = squashed[j] * gates[3 * h + j];
        }
    }
}

/* z, z_r, z_u; gates (T, 2H) becomes r, u; m and g (T, H); recalled (3, H) is room; within (H) the bias within the reset,
   or 0. */
void gru(double *restrict z, double *restrict recalled, double *restrict gates, double *restrict m,
         double *restrict g, double *restrict a, const double *inputs, const double *weights, const double *bias,
         const double *recurrent, const double *within, long steps, long h, long size) {
    const reading from = {inputs, weights, bias, size, 3 * h};
    for (long t = 0; t < steps; t++, z += 3 * h, gates += 2 * h, m += h, g += h, a += h) {
        begin_step(z, &from, t);
        memset(recalled, 0, 3 * h * sizeof(double));
        if (within) memcpy(recalled, within, h * sizeof(double));
        add_product(recalled, a, recurrent, h, 3 * h);
        for (long j = 0; j < 2 * h; j++) z[h + j] += recalled[h + j];
        for (long j = 0; j < 2 * h; j++) gates[j] = sigmoid(z[h + j]);
        for (long j = 0; j < h; j++) {
            m[j] = recalled[j] * gates[j];
            z[j] += m[j];
            g[j] = hyperbolic_tangent(z[j]);
            a[h + j] = (a[j] - g[j]) * gates[h + j] + g[j];
        }
    }
}

/* ---------------------------------------------------------------- ways back */

/* A way back over T steps of H units, and where it stands: the numbers that go from step to step, times 2^shift, are those
   of E. */
typedef struct {
    double *rows;               /* (T + 1, H), the last of which is 0 */
    const double *seeds;        /* (T, H), what E asks of each step, */
    const unsigned char *asked; /* (T), where it does */
    long long *exponents;       /* (T), become those of the rows */
    double *carried;            /* (H), goes from step to step beside the row, or 0 */
    long h, shift, here;        /* E asks something in this block of steps */
} way;

static void scale(way *at, double *row, long by) {
    for (long j = 0; j < at->h; j++) row[j] = ldexp(row[j], by);
    for (long j = 0; at->carried && j < at->h; j++) at->carried[j] = ldexp(at->carried[j], by);
    at->shift -= by;
}

static double largest(const double *values, long h) {
    double most[LANES] = {0.0};
    long j = 0;
    for (; j + LANES <= h; j += LANES)
        for (long k = 0; k < LANES; k++) most[k] = fabs(values[j + k]) > most[k] ? fabs(values[j + k]) : most[k];
    for (; j < h; j++) most[0] = fabs(values[j]) > most[0] ? fabs(values[j]) : most[0];
    for (long k = 1; k < LANES; k++) most[0] = most[k] > most[0] ? most[k] : most[0];
    return most[0];
}

/* The first step of the block that ends before `high`, after scaling anew what enters it. */
static long begin_block(way *at, long high) {
    double *row = at->rows + high * at->h;
    long low = high > BLOCK ? high - BLOCK : 0, next = high;
    while (next > low && !at->asked[next - 1]) next--;
    at->here = next > low;
    if (at->here && at->shift < 0) {
        if (next == high) scale(at, row, at->shift); /* what has all but vanished is nothing beside what E asks here */
        else low = next, at->here = 0;
    }
    double most = largest(row, at->h);
    if (at->carried && largest(at->carried, at->h) > most) most = largest(at->carried, at->h);
    if ((LARGE < most && most < INFINITY) || (0.0 < most && most < SMALL && !at->here)) {
        int exponent;
        frexp(most, &exponent);
        scale(at, row, -exponent);
    }
    return low;
}

/* What comes back to step t, with what E asks of it. */
INLINE double *come_to(way *at, long t) {
    double *restrict d_a = at->rows + (t + 1) * at->h;
    const double *restrict seeds = at->seeds + t * at->h;
    at->exponents[t] = at->shift;
    if (at->here)
        for (long j = 0; j < at->h; j++) d_a[j] += at->shift ? ldexp(seeds[j], -at->shift) : seeds[j];
    return d_a;
}

#define EACH_STEP_BACK                                 \
    for (long high = steps, low; high; high = low)     \
        for (long t = (low = begin_block(&at, high), high - 1); t >= low; t--)
/* `values` are those of the run, `apart` from step to step. */
#define VALUE(k) (values[k] + t * apart[k])

/* Of a simple RNN; values: z. made (H) is room. */
void back_rnn(double *rows, const double *seeds, const unsigned char *asked, long long *exponents,
              const double *const *values, const long *apart, const double *recurrent, double *restrict made, long steps,
              long h) {
    way at = {rows, seeds, asked, exponents, 0, h, 0, 0};
    EACH_STEP_BACK {
        double *restrict d_a = come_to(&at, t), *restrict before = rows + t * h;
        const double *restrict z = VALUE(0);
        for (long j = 0; j < h; j++) made[j] = d_a[j] * tangent_slope(z[j]);
        for (long j = 0; j < h; j++) before[j] = 0.0;
        add_product(before, made, recurrent, h, h);
    }
}

/* Of a GRU whose reset comes after the product; values: z, z_r, z_u, g, r, u, m, a₋. made (3, H) is room. */
void back_gru(double *rows, const double *seeds, const unsigned char *asked, long long *exponents,
              const double *const *values, const long *apart, const double *recurrent, double *restrict made, long steps,
              long h) {
    way at = {rows, seeds, asked, exponents, 0, h, 0, 0};
    EACH_STEP_BACK {
        double *restrict d_a = come_to(&at, t), *restrict before = rows + t * h;
        const double *restrict z = VALUE(0), *restrict z_r = VALUE(1), *restrict z_u = VALUE(2);
        const double *restrict g = VALUE(3), *restrict r = VALUE(4), *restrict u = VALUE(5);
        const double *restrict m = VALUE(6), *restrict a = VALUE(7);
#pragma GCC ivdep /* no array of these is part of another */
        for (long j = 0; j < h; j++) {
            const double d_z = d_a[j] * (1.0 - u[j]) * tangent_slope(z[j]);
            made[j] = d_z * r[j];
            made[h + j] = d_z * m[j] * sigmoid(-z_r[j]); /* m is the product times r, and r′ = r σ(−z_r) */
            made[2 * h + j] = d_a[j] * (a[j] - g[j]) * sigmoid_slope(z_u[j]);
            before[j] = d_a[j] * u[j];
        }
        add_product(before, made, recurrent, 3 * h, h);
    }
}

/* Of an LSTM; values: z, z_i, z_f, z_o, g, i, f, o, c, c′, h(c′). memories (T, H) becomes ∂E/∂c′, entering (T, H) what E
   puts into the memory at each step; made (5, H) begins with 0. Peepholes are 0, diagonal (3, H) or dense: (4H, H). */
void back_lstm(double *rows, const double *seeds, const unsigned char *asked, long long *exponents,
               const double *const *values, const long *apart, const double *recurrent, double *restrict made,
               const double *diagonal, const double *dense, double *memories, double *entering, long steps, long h) {
    way at = {rows, seeds, asked, exponents, made, h, 0, 0};
    EACH_STEP_BACK {
        double *restrict d_a = come_to(&at, t), *restrict before = rows + t * h;
        const double *restrict z = VALUE(0), *restrict z_i = VALUE(1), *restrict z_f = VALUE(2);
        const double *restrict z_o = VALUE(3), *restrict g = VALUE(4), *restrict i = VALUE(5), *restrict f = VALUE(6);
        const double *restrict o = VALUE(7), *restrict c = VALUE(8), *restrict c_new = VALUE(9);
        const double *restrict squashed = VALUE(10);
        double *restrict d_c = memories + t * h, *restrict enters = entering + t * h;
#pragma GCC ivdep
        for (long j = 0; j < h; j++) {
            enters[j] = o[j] * tangent_slope(c_new[j]); /* ∂a/∂c′ */
            made[4 * h + j] = squashed[j] * sigmoid_slope(z_o[j]);
        }
        if (diagonal)
            for (long j = 0; j < h; j++) enters[j] += diagonal[2 * h + j] * made[4 * h + j];
#pragma GCC ivdep
        for (long j = 0; j < h; j++) {
            d_c[j] = made[j] + d_a[j] * enters[j];
            made[4 * h + j] *= d_a[j];
            enters[j] *= seeds[t * h + j];
            made[j] = d_c[j] * f[j];
            made[h + j] = d_c[j] * (tangent_slope(z[j]) * i[j]);
            made[2 * h + j] = d_c[j] * (g[j] * sigmoid_slope(z_i[j]));
            made[3 * h + j] = d_c[j] * (c[j] * sigmoid_slope(z_f[j]));
            before[j] = 0.0;
        }
        add_product(before, made + h, recurrent, 4 * h, h);
        if (diagonal)
            for (long j = 0; j < h; j++) made[j] += diagonal[j] * made[2 * h + j] + diagonal[h + j] * made[3 * h + j];
        if (dense) add_product(made, made + h, dense, 4 * h, h);
    }
}

/* Along the memory alone; values: the gate that passes it on. */
void back_along(double *rows, const double *seeds, const unsigned char *asked, long long *exponents,
                const double *const *values, const long *apart, long steps, long h) {
    way at = {rows, seeds, asked, exponents, 0, h, 0, 0};
    EACH_STEP_BACK {
        double *restrict d_a = come_to(&at, t), *restrict before = rows + t * h;
        const double *restrict gate = VALUE(0);
        for (long j = 0; j < h; j++) before[j] = d_a[j] * gate[j];
    }
}

/* log₁₀ of the length of each row (T, H) times 2^exponent: −∞ of zeros, nan of what is no number. Divided by the largest
   first: squares of what is very small would be 0. */
void log_norms(const double *rows, const long long *exponents, double *found, long steps, long h) {
    for (long t = 0; t < steps; t++, rows += h) {
        const double most = largest(rows, h);
        double squares[LANES] = {0.0}, all = 0.0;
        long j = 0;
        for (; j + LANES <= h; j += LANES)
            for (long k = 0; k < LANES; k++) squares[k] += (rows[j + k] / most) * (rows[j + k] / most);
        for (; j < h; j++) squares[0] += (rows[j] / most) * (rows[j] / most);
        for (long k = 0; k < LANES; k++) all += squares[k];
        found[t] = log10(most) + 0.5 * log10(all) + exponents[t] * 0.30102999566398119521;
        if (most == 0.0) {
            double sound = 0.0;
            for (long j = 0; j < h; j++) sound += rows[j];
            found[t] = sound == 0.0 ? -INFINITY : NAN; /* `largest` passes over what is no number */
        }
    }
}
