#pragma once
#include <cblas.h>
#include <stddef.h>

// The routines of LAPACK that Compute calls. Distributions ship them within OpenBLAS, but not always
// a header. They are Fortran: matrices are column-major, everything goes by address, and the length of
// each character argument follows behind the others.

void dpotrf_(const char *uplo, const blasint *n, double *a, const blasint *lda, blasint *info,
             size_t uploLength);

void dpotrs_(const char *uplo, const blasint *n, const blasint *nrhs, const double *a,
             const blasint *lda, double *b, const blasint *ldb, blasint *info, size_t uploLength);

void dtrtrs_(const char *uplo, const char *trans, const char *diag, const blasint *n,
             const blasint *nrhs, const double *a, const blasint *lda, double *b,
             const blasint *ldb, blasint *info, size_t uploLength, size_t transLength,
             size_t diagLength);

void dsyevd_(const char *jobz, const char *uplo, const blasint *n, double *a, const blasint *lda,
             double *w, double *work, const blasint *lwork, blasint *iwork, const blasint *liwork,
             blasint *info, size_t jobzLength, size_t uploLength);

void dgels_(const char *trans, const blasint *m, const blasint *n, const blasint *nrhs, double *a,
            const blasint *lda, double *b, const blasint *ldb, double *work, const blasint *lwork,
            blasint *info, size_t transLength);
