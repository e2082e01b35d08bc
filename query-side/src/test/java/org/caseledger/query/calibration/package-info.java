@NullMarked
package org.caseledger.query.calibration;

import org.jspecify.annotations.NullMarked;
