@NullMarked
package shikomi.chart;

import org.jspecify.annotations.NullMarked;
