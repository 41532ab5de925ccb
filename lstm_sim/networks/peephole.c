/* An LSTM layer with peepholes over all its steps, there and back: functions.py's loops, each step in one pass.

   B sequences stand side by side in n columns (a multiple of 16; what is beyond B is 0), H units in rows; a block is H·n
   numbers. `steps` T, `hidden` H and n are as in functions.py, which says what each block holds. */

#if defined(__AVX512F__)
#define LANES 16
#define TALL 12
#elif defined(__AVX__)
#define LANES 8
#define TALL 6
#elif defined(__ARM_NEON)
#define LANES 4
#define TALL 4
#else
#define LANES 4
#define TALL 2
#endif
#define WIDE (16 / LANES)
#define DEEP 256 /* rows of 16 columns of the state that stay in the first cache, */
#define HIGH 48  /* and rows of so much of the weight in the second */
#define TALLEST(rows) ((rows) >= TALL ? TALL : (rows) >= 2 ? 2 : 1) /* that one tile takes of so many */

typedef float vector __attribute__((vector_size(4 * LANES), aligned(4), may_alias));
#define INLINE static inline __attribute__((always_inline))

/* weight (rows, across) in the order in which the tiles read it: of each piece of DEEP columns, of each tile's rows, column
   after column. Its rows and columns lie `down` and `along` numbers apart. */
static void pack(float *packed, const float *weight, long rows, long across, long down, long along) {
    for (long k = 0; k < across; k += DEEP) {
        const long end = across - k < DEEP ? across : k + DEEP;
        for (long r = 0; r < rows; r += TALLEST(rows - r)) {
            for (long column = k; column < end; column++)
                for (long row = r; row < r + TALLEST(rows - r); row++) *packed++ = weight[row * down + column * along];
        }
    }
}

/* target += weight · state for `tall` rows and 16 columns, all of it in registers. */
INLINE void tile(float *target, const float *packed, const float *state, long deep, long n, int tall) {
    vector sum[TALL][WIDE];
#pragma GCC unroll 12
    for (int r = 0; r < tall; r++)
#pragma GCC unroll 4
        for (int v = 0; v < WIDE; v++) sum[r][v] = *(vector *)(target + r * n + v * LANES);
    for (long k = 0; k < deep; k++) {
#pragma GCC unroll 12
        for (int r = 0; r < tall; r++)
#pragma GCC unroll 4
            for (int v = 0; v < WIDE; v++) sum[r][v] += packed[k * tall + r] * *(const vector *)(state + k * n + v * LANES);
    }
#pragma GCC unroll 12
    for (int r = 0; r < tall; r++)
#pragma GCC unroll 4
        for (int v = 0; v < WIDE; v++) *(vector *)(target + r * n + v * LANES) = sum[r][v];
}

/* target (rows, n) += weight (rows, across), as `pack` left it, · state (across, n). */
static void add_product(float *target, const float *packed, const float *state, long rows, long across, long n) {
    for (long k = 0; k < across; k += DEEP) {
        const long deep = across - k < DEEP ? across - k : DEEP;
        for (long top = 0; top < rows; top += HIGH) {
            const long end = rows - top < HIGH ? rows : top + HIGH;
            for (long b = 0; b < n; b += 16) {
                const float *from = state + k * n + b, *piece = packed + k * rows;
                long r = top;
                for (; r + TALL <= end; r += TALL) tile(target + r * n + b, piece + r * deep, from, deep, n, TALL);
                for (; r + 2 <= end; r += 2) tile(target + r * n + b, piece + r * deep, from, deep, n, 2);
                if (r < end) tile(target + r * n + b, piece + r * deep, from, deep, n, 1);
            }
        }
    }
}

/* e^x to the last place but one: 2^k e^r with |r| ≤ ½ ln 2, e^r by its series (Cody & Waite 1980). */
INLINE float exponential(float x) {
    x = 87.0f < x ? 87.0f : x; /* in this order what is no number stays none */
    x = -87.0f > x ? -87.0f : x;
    union { float number; int bits; } shifted, power;
    shifted.number = x * 1.44269504f + 12582912.0f; /* 1.5 · 2²³: the sum is rounded to a whole number */
    float k = shifted.number - 12582912.0f;
    float r = (x - k * 0.693145752f) - k * 1.42860677e-6f;
    power.bits = (int)((unsigned)(shifted.bits + 127) << 23);
    float series = 0.00833701f + r * 0.00138888f;
    series = 0.166666567f + r * (0.0416664853f + r * series);
    return power.number * (1.0f + r * (1.0f + r * (0.5f + r * series)));
}

INLINE float sigmoid(float x) { return 1.0f / (1.0f + exponential(-x)); }

/* Near 0, where 1 − 2/(e^2x + 1) would lose its leading places, Cephes' polynomial. */
INLINE float hyperbolic_tangent(float x) {
    float far = 1.0f - 2.0f / (exponential(2.0f * x) + 1.0f), s = x * x;
    float series = -0.0537397981f + s * (0.0206390588f + s * -0.00570498872f);
    series = -0.333332819f + s * (0.133314422f + s * series);
    return __builtin_fabsf(x) < 0.625f ? x + x * s * series : far;
}

/* Each thread has its own units, in every gate: what it computes does not depend on how many threads there are. */
#ifdef _OPENMP
#include <omp.h>
#define FIRST(units) ((units) * omp_get_thread_num() / omp_get_num_threads())
#define PAST(units) ((units) * (omp_get_thread_num() + 1) / omp_get_num_threads())
#else
#define FIRST(units) 0
#define PAST(units) (units)
#endif

/* The gates of units `first` to `past` of one step, once their pre-activations are there. */
static void step(float *tape, const float *peephole, long first, long past, long hidden, long n) {
    const long block = hidden * n;
    for (long u = first; u < past; u++) {
        const float p_i = peephole ? peephole[u] : 0.0f, p_f = peephole ? peephole[hidden + u] : 0.0f;
        const float p_o = peephole ? peephole[2 * hidden + u] : 0.0f;
        float *row = tape + u * n;
#pragma GCC ivdep
        for (long b = 0; b < n; b++) {
            const float c = row[block + b];
            const float i = sigmoid(row[2 * block + b] + p_i * c);
            const float f = sigmoid(row[3 * block + b] + p_f * c);
            const float g = hyperbolic_tangent(row[4 * block + b]);
            row[2 * block + b] = i;
            row[3 * block + b] = f;
            row[4 * block + b] = g;
            row[8 * block + b] = f * c + i * g;
        }
#pragma GCC ivdep
        for (long b = 0; b < n; b++) {
            const float c_new = row[8 * block + b];
            const float o = sigmoid(row[5 * block + b] + p_o * c_new);
            const float squashed = hyperbolic_tangent(c_new);
            row[5 * block + b] = o;
            row[6 * block + b] = squashed;
            row[7 * block + b] = o * squashed;
        }
    }
}

/* The run. Blocks of a step: h, c, i, f, g, o, tanh c′, then those of the next. x is (T, I, n), driver (4H, I) what it is
   multiplied by, bias (4H); weight is (4H, H), or (4H, 2H) for h and c in the dense form; peephole (3, H), or none in the
   dense form. `packed` has room for as many numbers as driver and weight. */
void forward(float *tape, const float *x, const float *driver, const float *bias, const float *weight,
             const float *peephole, float *packed, long steps, long inputs, long hidden, long n, int threads) {
    const long block = hidden * n, across = peephole ? hidden : 2 * hidden;
    float *const packed_driver = packed + 4 * hidden * across;
#pragma omp parallel num_threads(threads) if (threads > 1)
    {
        const long first = FIRST(hidden), past = PAST(hidden);
        for (long gate = 0; gate < 4; gate++) {
            const long row = gate * hidden + first, rows = past - first;
            pack(packed + row * across, weight + row * across, rows, across, across, 1);
            pack(packed_driver + row * inputs, driver + row * inputs, rows, inputs, inputs, 1);
        }
        for (long t = 0; t < steps; t++) {
            float *now = tape + 7 * t * block;
            for (long gate = 0; gate < 4; gate++) {
                const long row = gate * hidden + first, rows = past - first;
                float *z = now + 2 * block + row * n;
                for (long u = 0; u < rows; u++)
                    for (long b = 0; b < n; b++) z[u * n + b] = bias[row + u];
                add_product(z, packed_driver + row * inputs, x + t * inputs * n, rows, inputs, n);
                if (t) add_product(z, packed + row * across, now, rows, across, n);
            }
            step(now, peephole, first, past, hidden, n);
#pragma omp barrier
        }
    }
}

/* ∂L/∂ the pre-activations of units `first` to `past` of one step, once its ∂L/∂h and ∂L/∂c are there. */
static void step_back(const float *tape, float *way, const float *peephole, long first, long past, long hidden, long n) {
    const long block = hidden * n;
    for (long u = first; u < past; u++) {
        const float p_i = peephole ? peephole[u] : 0.0f, p_f = peephole ? peephole[hidden + u] : 0.0f;
        const float p_o = peephole ? peephole[2 * hidden + u] : 0.0f;
        const float *row = tape + u * n;
        float *to = way + u * n;
#pragma GCC ivdep
        for (long b = 0; b < n; b++) {
            const float c = row[block + b], i = row[2 * block + b], f = row[3 * block + b], g = row[4 * block + b];
            const float o = row[5 * block + b], squashed = row[6 * block + b], d_h = to[6 * block + b];
            const float d_o = d_h * squashed * o * (1.0f - o);
            const float d_c = to[7 * block + b] + d_h * o * (1.0f - squashed * squashed) + d_o * p_o;
            const float d_i = d_c * g * i * (1.0f - i), d_f = d_c * c * f * (1.0f - f);
            to[b] = d_c * f + d_i * p_i + d_f * p_f;
            to[block + b] = d_i;
            to[2 * block + b] = d_f;
            to[3 * block + b] = d_c * i * (1.0f - g * g);
            to[4 * block + b] = d_o;
            to[7 * block + b] = d_c;
        }
    }
}

/* The way back. Blocks of a step: ∂L/∂c of the step before, ∂L/∂ the pre-activations of i, f, g, o, one unused, ∂L/∂h,
   then ∂L/∂c, with which the next begins; ∂L/∂h holds what comes from above. The rest is as in `forward`. */
void backward(const float *tape, float *way, const float *weight, const float *peephole, float *packed, long steps,
              long hidden, long n, int threads) {
    const long block = hidden * n, all = peephole ? 1 : 2;
#pragma omp parallel num_threads(threads) if (threads > 1)
    {
        const long first = FIRST(hidden), past = PAST(hidden);
        for (long seen = 0; seen < all; seen++) {
            const long row = seen * hidden + first;
            pack(packed + row * 4 * hidden, weight + row, past - first, 4 * hidden, 1, all * hidden);
        }
        for (long t = steps - 1; t >= 0; t--) {
            float *now = way + 7 * t * block;
            step_back(tape + 7 * t * block, now, peephole, first, past, hidden, n);
#pragma omp barrier
            for (long seen = 0; t && seen < all; seen++) {
                const long row = seen * hidden + first;
                add_product(now - block + row * n, packed + row * 4 * hidden, now + block, past - first, 4 * hidden, n);
            }
        }
    }
}
