/** The HTTP side of commands: headers, problems and who may send what. */
@NullMarked
package org.caseledger.command.api;

import org.jspecify.annotations.NullMarked;
