/** Facts to chart options; knows no web. */
@NullMarked
package shikomi.chart;

import org.jspecify.annotations.NullMarked;
