/* One sequence through a layer of H units, there and back, in double precision: the step loops of lean_run.py and
   through_time.py, which say what each array holds. Every array is contiguous; rows are those of time steps. */

#include <math.h>

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

static double sigmoid(double x) { return 1.0 / (1.0 + exp(x < -709.0 ? 709.0 : -x)); }

/* z (T, H) holds what the inputs and the bias make of each step, and becomes z; a (T + 1, H) begins with 0. */
void rnn(double *z, double *a, const double *recurrent, long steps, long h) {
    for (long t = 0; t < steps; t++, z += h, a += h) {
        add_product(z, a, recurrent, h, h);
        for (long j = 0; j < h; j++) a[h + j] = tanh(z[j]);
    }
}

/* z (T, 4H) as above, for z, z_i, z_f, z_o; gates (T, 4H) becomes g, i, f, o; c and a (T + 1, H) begin with 0. */
void lstm(double *z, double *gates, double *c, double *squashed, double *a, const double *recurrent, long steps,
          long h) {
    for (long t = 0; t < steps; t++, z += 4 * h, gates += 4 * h, c += h, squashed += h, a += h) {
        add_product(z, a, recurrent, h, 4 * h);
        for (long j = 0; j < h; j++) gates[j] = tanh(z[j]);
        for (long j = h; j < 4 * h; j++) gates[j] = sigmoid(z[j]);
        for (long j = 0; j < h; j++) {
            c[h + j] = gates[j] * gates[h + j] + c[j] * gates[2 * h + j];
            squashed[j] = tanh(c[h + j]);
            a[h + j] = squashed[j] * gates[3 * h + j];
        }
    }
}

/* z (T, 3H) as above, for z, z_r, z_u; recalled (T, 3H) begins with the bias within the reset and 0; gates (T, 2H)
   becomes r, u; m and g (T, H). */
void gru(double *z, double *recalled, double *gates, double *m, double *g, double *a, const double *recurrent,
         long steps, long h) {
    for (long t = 0; t < steps; t++, z += 3 * h, recalled += 3 * h, gates += 2 * h, m += h, g += h, a += h) {
        add_product(recalled, a, recurrent, h, 3 * h);
        for (long j = 0; j < 2 * h; j++) gates[j] = sigmoid(z[h + j] += recalled[h + j]);
        for (long j = 0; j < h; j++) {
            m[j] = recalled[j] * gates[j];
            g[j] = tanh(z[j] += m[j]);
            a[h + j] = (a[j] - g[j]) * gates[h + j] + g[j];
        }
    }
}

/* The way back over `steps` steps: rows (steps + 1, H), the last of which is given; asked (steps, H) or 0. What is kept
   (steps, H), or 0, goes back as it is, what meets the B blocks of U (B·H, H) by `through` (steps, B·H). */
void back(double *rows, const double *asked, const double *kept, const double *through, const double *recurrent,
          double *deltas, long blocks, long steps, long h) {
    for (long t = steps - 1; t >= 0; t--) {
        double *d_a = rows + (t + 1) * h, *before = rows + t * h;
        if (asked)
            for (long j = 0; j < h; j++) d_a[j] += asked[t * h + j];
        for (long b = 0; b < blocks; b++)
            for (long j = 0; j < h; j++) deltas[b * h + j] = d_a[j] * through[(t * blocks + b) * h + j];
        for (long j = 0; j < h; j++) before[j] = kept ? d_a[j] * kept[t * h + j] : 0.0;
        add_product(before, deltas, recurrent, blocks * h, h);
    }
}

/* The same with a memory: memories (steps, H) becomes ∂E/∂c′; made (5, H) begins with what comes back to the last. */
void back_with_memory(double *rows, const double *asked, const double *to_memory, const double *to_z_o,
                      const double *from_memory, const double *recurrent, double *memories, double *made, long steps,
                      long h) {
    for (long t = steps - 1; t >= 0; t--) {
        double *d_a = rows + (t + 1) * h, *before = rows + t * h, *d_c = memories + t * h;
        for (long j = 0; j < h; j++) {
            if (asked) d_a[j] += asked[t * h + j];
            d_c[j] = made[j] + d_a[j] * to_memory[t * h + j];
            made[4 * h + j] = d_a[j] * to_z_o[t * h + j];
            before[j] = 0.0;
        }
        for (long b = 0; b < 4; b++)
            for (long j = 0; j < h; j++) made[b * h + j] = d_c[j] * from_memory[(t * 4 + b) * h + j];
        add_product(before, made + h, recurrent, 4 * h, h);
    }
}
