/** Charts of facts, as options of ECharts; independent of the web pages that show them. */
@NullMarked
package shikomi.chart;

import org.jspecify.annotations.NullMarked;
