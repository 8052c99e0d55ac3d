package shikomi.math;

import java.util.ArrayList;
import java.util.List;

/**
 * The Euclidean projection onto a polyhedron {@code N x ≤ s} by a dual active-set method, which ends after finitely
 * many steps at the point that satisfies the Karush–Kuhn–Tucker conditions.
 *
 * <p>Goldfarb & Idnani, "A numerically stable dual method for solving strictly convex quadratic programs", Math.
 * Program. 27 (1983) 1, for the identity as Hessian: starting from the unconstrained minimum, the most violated
 * inequality is added to the active ones, and those whose multiplier would become negative are dropped.
 */
final class DualActiveSet {
    /** The share of the largest number that a violation exceeds if it is more than rounding; 2⁻⁵² times 50. */
    private static final double ROUNDING = 1e-14;

    /** The part of a unit normal outside the span of the active ones below which it counts as dependent on them. */
    private static final double DEPENDENT = 1e-9;

    /** The limit of changes of the active set per inequality; practice needs about two. */
    private static final int MOST_CHANGES = 50;

    private final double[][] normals;
    private final double[] bounds;
    private final double tolerance;
    private final double[] x;
    private final ActiveNormals active;
    private final List<Integer> indices = new ArrayList<>();
    private final List<Double> multipliers = new ArrayList<>();

    private DualActiveSet(double[] outside, double[][] normals, double[] bounds) {
        this.normals = normals;
        this.bounds = bounds;
        this.x = outside.clone();
        this.active = new ActiveNormals(x.length);
        this.tolerance = ROUNDING * (1 + Math.sqrt(Dot.of(x, x)));
    }

    /**
     * The nearest point to {@code outside} with {@code N x ≤ bounds}.
     *
     * @param normals the rows of N, each of length 1; the polyhedron must not be empty
     */
    static double[] project(double[] outside, double[][] normals, double[] bounds) {
        return new DualActiveSet(outside, normals, bounds).solve();
    }

    private double[] solve() {
        int changes = MOST_CHANGES * (normals.length + 1);
        int worst = mostViolated();
        while (worst >= 0 && changes > 0) {
            changes -= activate(worst, changes);
            worst = mostViolated();
        }
        return x;
    }

    private int mostViolated() {
        int worst = -1;
        double most = tolerance;
        for (int i = 0; i < normals.length; i++) {
            double violation = violation(i);
            if (violation > most && !indices.contains(i)) {
                worst = i;
                most = violation;
            }
        }
        return worst;
    }

    private double violation(int i) {
        return Dot.of(normals[i], x) - bounds[i];
    }

    /** Adds inequality i to the active ones, dropping those that block it; returns the number of changes. */
    private int activate(int i, int most) {
        double multiplier = 0;
        for (int change = 1; change <= most; change++) {
            ActiveNormals.Split split = active.split(normals[i]);
            double squared = Dot.of(split.outside(), split.outside());
            double full =
                    squared > DEPENDENT * DEPENDENT ? Math.max(violation(i), 0) / squared : Double.POSITIVE_INFINITY;
            int blocking = blocking(split.coefficients(), full);
            double step = blocking < 0 ? full : multipliers.get(blocking) / split.coefficients()[blocking];
            if (!Double.isFinite(step)) {
                return most; // parallel to active inequalities that already hold: no more than rounding
            }
            move(split, step, Double.isFinite(full));
            multiplier += step;
            if (blocking < 0) {
                indices.add(i);
                multipliers.add(multiplier);
                active.add(normals[i]);
                return change;
            }
            drop(blocking);
        }
        return most;
    }

    /** Moves x, if it can move within the active inequalities, and adjusts their multipliers. */
    private void move(ActiveNormals.Split split, double step, boolean canMove) {
        for (int j = 0; j < x.length && canMove; j++) {
            x[j] -= step * split.outside()[j];
        }
        for (int j = 0; j < multipliers.size(); j++) {
            multipliers.set(j, multipliers.get(j) - step * split.coefficients()[j]);
        }
    }

    private void drop(int blocking) {
        indices.subList(blocking, blocking + 1).clear();
        multipliers.remove(blocking);
        active.remove(blocking);
    }

    /** The active inequality whose multiplier first reaches zero within a step of this length; −1 for none. */
    private int blocking(double[] coefficients, double longest) {
        int first = -1;
        double shortest = longest;
        for (int j = 0; j < coefficients.length; j++) {
            if (coefficients[j] > 0 && multipliers.get(j) / coefficients[j] < shortest) {
                shortest = multipliers.get(j) / coefficients[j];
                first = j;
            }
        }
        return first;
    }
}
