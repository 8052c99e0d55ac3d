package shikomi.math;

/** A dense matrix of real numbers, {@code rows×columns}, stored column by column as in LAPACK. */
public final class Matrix {
    final double[] data;
    private final int rows;
    private final int columns;

    private Matrix(int rows, int columns, double[] data) {
        if (rows < 0 || columns < 0) {
            throw new IllegalArgumentException("A matrix cannot have the shape " + rows + "×" + columns);
        }
        this.rows = rows;
        this.columns = columns;
        this.data = data;
    }

    /** The zero matrix, {@code rows×columns}. */
    public static Matrix zeros(int rows, int columns) {
        return new Matrix(rows, columns, new double[rows * columns]);
    }

    /**
     * The matrix with these rows.
     *
     * @throws IllegalArgumentException if rows differ in length
     */
    public static Matrix of(double[][] rows) {
        Matrix A = zeros(rows.length, rows.length == 0 ? 0 : rows[0].length);
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != A.columns) {
                throw new IllegalArgumentException(
                        "Row " + i + " has " + rows[i].length + " numbers, row 0 has " + A.columns);
            }
            for (int j = 0; j < A.columns; j++) {
                A.set(i, j, rows[i][j]);
            }
        }
        return A;
    }

    /** The matrix with this one column. */
    static Matrix ofColumn(double[] column) {
        return new Matrix(column.length, 1, column.clone());
    }

    /** The number of rows. */
    public int rows() {
        return rows;
    }

    /** The number of columns. */
    public int columns() {
        return columns;
    }

    /** The entry in this row and column, from 0. */
    public double get(int row, int column) {
        return data[column * rows + row];
    }

    /** Overwrites an entry. */
    public void set(int row, int column, double value) {
        data[column * rows + row] = value;
    }

    /** A copy of row {@code i}. */
    public double[] row(int i) {
        double[] row = new double[columns];
        for (int j = 0; j < columns; j++) {
            row[j] = get(i, j);
        }
        return row;
    }

    /** A copy of column {@code j}. */
    public double[] column(int j) {
        return java.util.Arrays.copyOfRange(data, j * rows, (j + 1) * rows);
    }

    /** Overwrites column {@code j} by these numbers plus a constant. */
    public void setColumn(int j, double[] column, double plus) {
        requireEqual(rows, column.length, "column");
        int start = j * rows;
        for (int i = 0; i < rows; i++) {
            data[start + i] = column[i] + plus;
        }
    }

    /** Overwrites the columns from {@code from} on by those of another matrix with as many rows. */
    public void setColumns(int from, Matrix columns) {
        requireEqual(rows, columns.rows, "columns");
        System.arraycopy(columns.data, 0, data, from * rows, columns.data.length);
    }

    /** A copy of the diagonal of a square matrix. */
    double[] diagonal() {
        double[] diagonal = new double[rows];
        for (int i = 0; i < rows; i++) {
            diagonal[i] = get(i, i);
        }
        return diagonal;
    }

    /** The block of a square matrix in these rows and the columns of the same numbers. */
    Matrix block(int[] numbers) {
        Matrix block = zeros(numbers.length, numbers.length);
        for (int b = 0; b < numbers.length; b++) {
            for (int a = 0; a < numbers.length; a++) {
                block.set(a, b, get(numbers[a], numbers[b]));
            }
        }
        return block;
    }

    /** The lower triangle of a square matrix with one more row and column, which are zero. */
    Matrix bordered() {
        Matrix larger = zeros(rows + 1, rows + 1);
        for (int j = 0; j < rows; j++) {
            System.arraycopy(data, j * rows + j, larger.data, j * (rows + 1) + j, rows - j);
        }
        return larger;
    }

    /** The dot product of two columns of the lower triangle of a square matrix. */
    double dotOfLowerColumns(int a, int b) {
        int first = Math.max(a, b);
        return Dot.of(data, a * rows + first, data, b * rows + first, rows - first);
    }

    /** A copy of this matrix. */
    public Matrix copy() {
        return new Matrix(rows, columns, data.clone());
    }

    /** {@code A x}, with {@code x} of length {@code columns}. */
    public double[] times(double[] x) {
        requireEqual(columns, x.length, "A x");
        double[] y = new double[rows];
        for (int j = 0; j < columns; j++) {
            double factor = x[j];
            int start = j * rows;
            for (int i = 0; i < rows; i++) {
                y[i] += factor * data[start + i];
            }
        }
        return y;
    }

    /** {@code Aᵀ x}, with {@code x} of length {@code rows}. */
    public double[] transposeTimes(double[] x) {
        requireEqual(rows, x.length, "Aᵀ x");
        double[] y = new double[columns];
        for (int j = 0; j < columns; j++) {
            y[j] = dotColumn(j, x);
        }
        return y;
    }

    /** {@code Aᵀ B}. */
    public Matrix transposeTimes(Matrix B) {
        requireEqual(rows, B.rows, "Aᵀ B");
        Matrix C = zeros(columns, B.columns);
        LinearAlgebra.FASTEST.transposeTimes(this, B, C);
        return C;
    }

    /** The squared Euclidean norm of column {@code j}. */
    public double squaredNormOfColumn(int j) {
        return Dot.of(data, j * rows, data, j * rows, rows);
    }

    private double dotColumn(int j, double[] x) {
        return Dot.of(data, j * rows, x, 0, rows);
    }

    private static void requireEqual(int wanted, int given, String product) {
        if (wanted != given) {
            throw new IllegalArgumentException("The shapes of " + product + " do not fit: " + wanted + " and " + given);
        }
    }
}
